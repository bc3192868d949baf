// Generated from commands.yaml by src/manifest/generate.ts; do not edit.
import type { Model } from "../manifest/model.ts"

export const model: Model = {
  "name": "agents",
  "summary": "Run agent servers in the background, and trust them.",
  "envPrefix": "CLEVERAGENTS",
  "errors": {
    "UsageError": {
      "tag": "UsageError",
      "exit": 2,
      "message": "{problem}",
      "hint": "{advice}",
      "fields": {
        "problem": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "InvalidManifest": {
      "tag": "InvalidManifest",
      "exit": 2,
      "message": "{problems}",
      "fields": {
        "file": {
          "type": "path",
          "optional": false
        },
        "count": {
          "type": "integer",
          "optional": false
        },
        "problems": {
          "type": "string",
          "optional": false
        }
      }
    },
    "InvalidConfig": {
      "tag": "InvalidConfig",
      "exit": 2,
      "message": "{problems}",
      "hint": "{advice}",
      "fields": {
        "file": {
          "type": "path",
          "optional": false
        },
        "count": {
          "type": "integer",
          "optional": false
        },
        "problems": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "NotRunning": {
      "tag": "NotRunning",
      "exit": 3,
      "message": "no server is running[ here, but on the host {host}][: {reason}] (PID file {pidFile})",
      "hint": "start one with: agents server start",
      "fields": {
        "pidFile": {
          "type": "path",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": true
        },
        "host": {
          "type": "string",
          "optional": true
        }
      }
    },
    "AlreadyRunning": {
      "tag": "AlreadyRunning",
      "exit": 4,
      "message": "a server is already running at {url} (PID {pid}[ on the host {host}], PID file {pidFile})[, but {problem}]",
      "hint": "see it with: agents server status; replace it with: agents server restart",
      "fields": {
        "pid": {
          "type": "integer",
          "optional": false
        },
        "url": {
          "type": "string",
          "optional": false
        },
        "pidFile": {
          "type": "path",
          "optional": false
        },
        "host": {
          "type": "string",
          "optional": true
        },
        "problem": {
          "type": "string",
          "optional": true
        }
      }
    },
    "AddressInUse": {
      "tag": "AddressInUse",
      "exit": 5,
      "message": "{host} port {port} is already in use[ by {holder}]",
      "hint": "choose another with --port, or let the system choose with --port 0",
      "fields": {
        "host": {
          "type": "string",
          "optional": false
        },
        "port": {
          "type": "integer",
          "optional": false
        },
        "holder": {
          "type": "string",
          "optional": true
        }
      }
    },
    "AddressUnavailable": {
      "tag": "AddressUnavailable",
      "exit": 5,
      "message": "cannot listen on {host} port {port}: {reason}",
      "hint": "{advice}",
      "fields": {
        "host": {
          "type": "string",
          "optional": false
        },
        "port": {
          "type": "integer",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "ServerExited": {
      "tag": "ServerExited",
      "exit": 6,
      "message": "the server {how} before it was healthy[; the end of its log:\n{log}]",
      "hint": "[the whole log: {logFile}]",
      "fields": {
        "how": {
          "type": "string",
          "optional": false
        },
        "code": {
          "type": "integer",
          "optional": true
        },
        "signal": {
          "type": "string",
          "optional": true
        },
        "log": {
          "type": "string",
          "optional": true
        },
        "logFile": {
          "type": "path",
          "optional": true
        }
      }
    },
    "AppFailed": {
      "tag": "AppFailed",
      "exit": 6,
      "message": "the app {app} cannot be served: {reason}",
      "hint": "{advice}",
      "fields": {
        "app": {
          "type": "string",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "StartTimeout": {
      "tag": "StartTimeout",
      "exit": 7,
      "message": "the server was not healthy within {seconds} s: {reason}; it was stopped again",
      "hint": "give it more time with --timeout[, or see its log: {logFile}]",
      "fields": {
        "seconds": {
          "type": "number",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "logFile": {
          "type": "path",
          "optional": true
        }
      }
    },
    "StopTimeout": {
      "tag": "StopTimeout",
      "exit": 8,
      "message": "the server[ (PID {pid})] did not end within {seconds} s: {reason}",
      "hint": "[see what it waits for: ps -o pid,stat,wchan -p {pid}]",
      "fields": {
        "pid": {
          "type": "integer",
          "optional": true
        },
        "seconds": {
          "type": "number",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        }
      }
    },
    "PidFileError": {
      "tag": "PidFileError",
      "exit": 9,
      "message": "cannot use the PID file {path}: {reason}",
      "hint": "{advice}",
      "fields": {
        "path": {
          "type": "path",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "LogFileError": {
      "tag": "LogFileError",
      "exit": 9,
      "message": "cannot use the log file {path}: {reason}",
      "hint": "{advice}",
      "fields": {
        "path": {
          "type": "path",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "NotPermitted": {
      "tag": "NotPermitted",
      "exit": 11,
      "message": "the server[ (PID {pid})] belongs to another user[, {owner}]; nothing was touched",
      "hint": "run the same command as its owner",
      "fields": {
        "pid": {
          "type": "integer",
          "optional": true
        },
        "owner": {
          "type": "string",
          "optional": true
        }
      }
    },
    "CannotRestart": {
      "tag": "CannotRestart",
      "exit": 12,
      "message": "the server (PID {pid}) runs in the foreground, where it cannot be succeeded",
      "hint": "restart it where it was started: its terminal, its container or its service manager",
      "fields": {
        "pid": {
          "type": "integer",
          "optional": false
        }
      }
    },
    "PluginFailed": {
      "tag": "PluginFailed",
      "exit": 6,
      "message": "the plugin {plugin} cannot {action}: {reason}",
      "hint": "{advice}",
      "fields": {
        "plugin": {
          "type": "string",
          "optional": false
        },
        "action": {
          "type": "string",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "PathError": {
      "tag": "PathError",
      "exit": 9,
      "message": "cannot use {path}: {reason}",
      "hint": "{advice}",
      "fields": {
        "path": {
          "type": "path",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "NoSuchPlugin": {
      "tag": "NoSuchPlugin",
      "exit": 14,
      "message": "no plugin called '{plugin}' was added[; did you mean '{nearest}'?]",
      "hint": "see what was added with: agents plugins list",
      "fields": {
        "plugin": {
          "type": "string",
          "optional": false
        },
        "nearest": {
          "type": "string",
          "optional": true
        }
      }
    },
    "PluginRefused": {
      "tag": "PluginRefused",
      "exit": 15,
      "message": "the plugin {plugin} is refused: {reason}",
      "hint": "{advice}",
      "fields": {
        "plugin": {
          "type": "string",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "NoSuchToken": {
      "tag": "NoSuchToken",
      "exit": 17,
      "message": "there is no token called '{token}'[; did you mean '{nearest}'?]",
      "hint": "see those there are with: agents server token list",
      "fields": {
        "token": {
          "type": "string",
          "optional": false
        },
        "nearest": {
          "type": "string",
          "optional": true
        }
      }
    },
    "TlsFailed": {
      "tag": "TlsFailed",
      "exit": 6,
      "message": "cannot serve HTTPS with {path}: {reason}",
      "hint": "{advice}",
      "fields": {
        "path": {
          "type": "path",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "ConnectionFailed": {
      "tag": "ConnectionFailed",
      "exit": 10,
      "message": "cannot connect to {url}: {reason}",
      "hint": "{advice}",
      "fields": {
        "url": {
          "type": "string",
          "optional": false
        },
        "problem": {
          "type": "string",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "Unauthorized": {
      "tag": "Unauthorized",
      "exit": 10,
      "message": "cannot connect to {url}: {reason}",
      "hint": "{advice}",
      "fields": {
        "url": {
          "type": "string",
          "optional": false
        },
        "problem": {
          "type": "string",
          "optional": false
        },
        "reason": {
          "type": "string",
          "optional": false
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "NoSuchLink": {
      "tag": "NoSuchLink",
      "exit": 16,
      "message": "no link is {what}[; did you mean '{nearest}'?]",
      "hint": "{advice}",
      "fields": {
        "what": {
          "type": "string",
          "optional": false
        },
        "nearest": {
          "type": "string",
          "optional": true
        },
        "advice": {
          "type": "string",
          "optional": true
        }
      }
    },
    "UnsupportedPlatform": {
      "tag": "UnsupportedPlatform",
      "exit": 13,
      "message": "agents server is not supported on {platform}; it runs on Linux and macOS",
      "fields": {
        "platform": {
          "type": "string",
          "optional": false
        }
      }
    }
  },
  "commands": [
    {
      "kind": "group",
      "name": "server",
      "path": [
        "server"
      ],
      "summary": "Start, watch and stop the agent server.",
      "description": "A server is known by its PID file, ~/.cleveragents/server.pid unless --pid-file says\notherwise: each PID file is one server, and as many run side by side as there are PID files.",
      "aliases": [],
      "hidden": false,
      "open": true,
      "commands": [
        {
          "kind": "command",
          "name": "start",
          "path": [
            "server",
            "start"
          ],
          "summary": "Start the server in the background.",
          "description": "Returns once the server is proven healthy, and prints its URL and PID. Where it cannot\nbecome healthy, says why and leaves nothing behind.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [],
          "options": [
            {
              "name": "host",
              "key": "host",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Address or host name to listen on.",
              "placeholder": "HOST",
              "required": false,
              "multiple": false,
              "default": "127.0.0.1",
              "env": "CLEVERAGENTS_SERVER_HOST",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "port",
              "key": "port",
              "value": {
                "type": "port",
                "min": 0,
                "max": 65535
              },
              "summary": "Port to listen on; 0 takes a free one.",
              "placeholder": "PORT",
              "required": false,
              "multiple": false,
              "default": "8080",
              "env": "CLEVERAGENTS_SERVER_PORT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "workers",
              "key": "workers",
              "value": {
                "type": "integer",
                "min": 1,
                "max": 1024
              },
              "summary": "How many processes serve requests.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "1",
              "env": "CLEVERAGENTS_SERVER_WORKERS",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "worker-timeout",
              "key": "workerTimeout",
              "value": {
                "type": "duration",
                "max": 86400000
              },
              "summary": "Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_WORKER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-level",
              "key": "logLevel",
              "value": {
                "type": "choice",
                "choices": [
                  "trace",
                  "debug",
                  "info",
                  "warning",
                  "error",
                  "critical"
                ]
              },
              "summary": "The least severe event that the log holds.",
              "placeholder": "LEVEL",
              "required": false,
              "multiple": false,
              "default": "info",
              "env": "CLEVERAGENTS_SERVER_LOG_LEVEL",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "app",
              "key": "app",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Fastify plugin to serve, a path or a package, instead of the built-in app.",
              "placeholder": "MODULE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_APP",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "auth",
              "key": "auth",
              "value": {
                "type": "choice",
                "choices": [
                  "tokens",
                  "none"
                ]
              },
              "summary": "What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app.",
              "placeholder": "MODE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_AUTH",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "tls-cert",
              "key": "tlsCert",
              "value": {
                "type": "path"
              },
              "summary": "Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_CERT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-key"
              ]
            },
            {
              "name": "tls-key",
              "key": "tlsKey",
              "value": {
                "type": "path"
              },
              "summary": "The certificate's private key, a PEM file without a passphrase.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_KEY",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-cert"
              ]
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-file",
              "key": "logFile",
              "value": {
                "type": "path"
              },
              "summary": "The daemon's log; by default beside the PID file, its name with .log.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_LOG_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-max-size",
              "key": "logMaxSize",
              "value": {
                "type": "size",
                "min": 64000,
                "unlimited": true
              },
              "summary": "How large the log grows before it is rotated; 0 leaves that to others.",
              "placeholder": "SIZE",
              "required": false,
              "multiple": false,
              "default": "10MB",
              "env": "CLEVERAGENTS_SERVER_LOG_MAX_SIZE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-keep",
              "key": "logKeep",
              "value": {
                "type": "integer",
                "min": 0,
                "max": 100
              },
              "summary": "How many rotated logs are kept, as server.log.1 and so on.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "5",
              "env": "CLEVERAGENTS_SERVER_LOG_KEEP",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "timeout",
              "key": "timeout",
              "value": {
                "type": "duration",
                "min": 100,
                "max": 86400000
              },
              "summary": "How long to wait for healthy, in seconds, or as 500ms, 30s, 5m.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "default": "30s",
              "env": "CLEVERAGENTS_SERVER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "if-not-running",
              "key": "ifNotRunning",
              "value": {
                "type": "boolean"
              },
              "summary": "Where a healthy server runs already, print that one and exit 0.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_IF_NOT_RUNNING",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "AlreadyRunning",
            "AddressInUse",
            "AddressUnavailable",
            "ServerExited",
            "AppFailed",
            "PluginFailed",
            "TlsFailed",
            "StartTimeout",
            "PathError",
            "PidFileError",
            "LogFileError",
            "NotPermitted",
            "UnsupportedPlatform"
          ],
          "output": {
            "url": {
              "type": "string",
              "optional": false
            },
            "pid": {
              "type": "integer",
              "optional": false
            },
            "pidFile": {
              "type": "path",
              "optional": false
            },
            "logFile": {
              "type": "path",
              "optional": false
            },
            "host": {
              "type": "string",
              "optional": false
            },
            "port": {
              "type": "integer",
              "optional": false
            },
            "workers": {
              "type": "integer",
              "optional": false
            },
            "startedAt": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server start",
              "note": "Start on http://127.0.0.1:8080."
            },
            {
              "run": "agents server start --port 0 --workers 4",
              "note": "On a free port with four workers."
            },
            {
              "run": "agents server start --app ./app.js --log-level debug",
              "note": "Serve your own Fastify plugin and log more."
            },
            {
              "run": "agents server start --if-not-running",
              "note": "For scripts: running afterwards, whoever started it."
            }
          ]
        },
        {
          "kind": "command",
          "name": "stop",
          "path": [
            "server",
            "stop"
          ],
          "summary": "Stop the server.",
          "description": "Lets requests in flight finish, and returns once the server is gone. Where it does not go\nwithin --timeout it is killed, with all its processes.",
          "aliases": [],
          "hidden": false,
          "effect": "destructive",
          "args": [],
          "options": [
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "timeout",
              "key": "timeout",
              "value": {
                "type": "duration",
                "min": 100,
                "max": 86400000
              },
              "summary": "How long to wait before it is killed, in seconds, or as 500ms, 30s, 5m.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "default": "30s",
              "env": "CLEVERAGENTS_SERVER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "if-running",
              "key": "ifRunning",
              "value": {
                "type": "boolean"
              },
              "summary": "Where no server runs, say so and exit 0.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_IF_RUNNING",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "NotRunning",
            "StopTimeout",
            "NotPermitted",
            "PidFileError",
            "UnsupportedPlatform"
          ],
          "output": {
            "wasRunning": {
              "type": "boolean",
              "optional": false
            },
            "pid": {
              "type": "integer",
              "optional": false
            },
            "pidFile": {
              "type": "path",
              "optional": false
            },
            "killed": {
              "type": "boolean",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server stop",
              "note": "Stop it gracefully."
            },
            {
              "run": "agents server stop --timeout 5",
              "note": "Give requests in flight five seconds."
            },
            {
              "run": "agents server stop --if-running",
              "note": "For scripts: stopped afterwards, whether it ran or not."
            }
          ]
        },
        {
          "kind": "command",
          "name": "restart",
          "path": [
            "server",
            "restart"
          ],
          "summary": "Replace the running server without losing a request.",
          "description": "Starts a successor with the options that the running server was started with; options on\nthe command line replace them. Only when the successor is proven healthy does the old\nserver stop accepting; where it fails, the old server goes on. Where none runs, starts one.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [],
          "options": [
            {
              "name": "host",
              "key": "host",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Address or host name to listen on.",
              "placeholder": "HOST",
              "required": false,
              "multiple": false,
              "default": "127.0.0.1",
              "env": "CLEVERAGENTS_SERVER_HOST",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "port",
              "key": "port",
              "value": {
                "type": "port",
                "min": 0,
                "max": 65535
              },
              "summary": "Port to listen on; 0 takes a free one.",
              "placeholder": "PORT",
              "required": false,
              "multiple": false,
              "default": "8080",
              "env": "CLEVERAGENTS_SERVER_PORT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "workers",
              "key": "workers",
              "value": {
                "type": "integer",
                "min": 1,
                "max": 1024
              },
              "summary": "How many processes serve requests.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "1",
              "env": "CLEVERAGENTS_SERVER_WORKERS",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "worker-timeout",
              "key": "workerTimeout",
              "value": {
                "type": "duration",
                "max": 86400000
              },
              "summary": "Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_WORKER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-level",
              "key": "logLevel",
              "value": {
                "type": "choice",
                "choices": [
                  "trace",
                  "debug",
                  "info",
                  "warning",
                  "error",
                  "critical"
                ]
              },
              "summary": "The least severe event that the log holds.",
              "placeholder": "LEVEL",
              "required": false,
              "multiple": false,
              "default": "info",
              "env": "CLEVERAGENTS_SERVER_LOG_LEVEL",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "app",
              "key": "app",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Fastify plugin to serve, a path or a package, instead of the built-in app.",
              "placeholder": "MODULE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_APP",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "auth",
              "key": "auth",
              "value": {
                "type": "choice",
                "choices": [
                  "tokens",
                  "none"
                ]
              },
              "summary": "What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app.",
              "placeholder": "MODE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_AUTH",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "tls-cert",
              "key": "tlsCert",
              "value": {
                "type": "path"
              },
              "summary": "Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_CERT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-key"
              ]
            },
            {
              "name": "tls-key",
              "key": "tlsKey",
              "value": {
                "type": "path"
              },
              "summary": "The certificate's private key, a PEM file without a passphrase.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_KEY",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-cert"
              ]
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-file",
              "key": "logFile",
              "value": {
                "type": "path"
              },
              "summary": "The daemon's log; by default beside the PID file, its name with .log.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_LOG_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-max-size",
              "key": "logMaxSize",
              "value": {
                "type": "size",
                "min": 64000,
                "unlimited": true
              },
              "summary": "How large the log grows before it is rotated; 0 leaves that to others.",
              "placeholder": "SIZE",
              "required": false,
              "multiple": false,
              "default": "10MB",
              "env": "CLEVERAGENTS_SERVER_LOG_MAX_SIZE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-keep",
              "key": "logKeep",
              "value": {
                "type": "integer",
                "min": 0,
                "max": 100
              },
              "summary": "How many rotated logs are kept, as server.log.1 and so on.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "5",
              "env": "CLEVERAGENTS_SERVER_LOG_KEEP",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "timeout",
              "key": "timeout",
              "value": {
                "type": "duration",
                "min": 100,
                "max": 86400000
              },
              "summary": "How long to wait for healthy, in seconds, or as 500ms, 30s, 5m.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "default": "30s",
              "env": "CLEVERAGENTS_SERVER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "AlreadyRunning",
            "AddressInUse",
            "AddressUnavailable",
            "ServerExited",
            "AppFailed",
            "PluginFailed",
            "TlsFailed",
            "StartTimeout",
            "StopTimeout",
            "PathError",
            "PidFileError",
            "LogFileError",
            "NotPermitted",
            "CannotRestart",
            "UnsupportedPlatform"
          ],
          "output": {
            "url": {
              "type": "string",
              "optional": false
            },
            "pid": {
              "type": "integer",
              "optional": false
            },
            "pidFile": {
              "type": "path",
              "optional": false
            },
            "logFile": {
              "type": "path",
              "optional": false
            },
            "host": {
              "type": "string",
              "optional": false
            },
            "port": {
              "type": "integer",
              "optional": false
            },
            "workers": {
              "type": "integer",
              "optional": false
            },
            "startedAt": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server restart",
              "note": "With the options it has."
            },
            {
              "run": "agents server restart --workers 4",
              "note": "With four workers from now on."
            }
          ]
        },
        {
          "kind": "command",
          "name": "status",
          "path": [
            "server",
            "status"
          ],
          "summary": "Show what runs here, and what this machine is connected to.",
          "description": "Exits 0 for a running server, 3 where none runs, and 1 for every state between; what is said of\nthe link changes nothing about that. CLEVERAGENTS_SERVER_URL and CLEVERAGENTS_SERVER_TOKEN take\nthe place of the link's for one call.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [],
          "options": [
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "NotRunning",
            "NotPermitted",
            "PidFileError",
            "UnsupportedPlatform"
          ],
          "output": {
            "state": {
              "type": "string",
              "optional": false
            },
            "url": {
              "type": "string",
              "optional": false
            },
            "pid": {
              "type": "integer",
              "optional": false
            },
            "pidFile": {
              "type": "path",
              "optional": false
            },
            "logFile": {
              "type": "path",
              "optional": false
            },
            "host": {
              "type": "string",
              "optional": false
            },
            "port": {
              "type": "integer",
              "optional": false
            },
            "workers": {
              "type": "integer",
              "optional": false
            },
            "auth": {
              "type": "string",
              "optional": false
            },
            "exposed": {
              "type": "boolean",
              "optional": false
            },
            "rejected": {
              "type": "integer",
              "optional": true
            },
            "startedAt": {
              "type": "string",
              "optional": false
            },
            "uptimeSeconds": {
              "type": "number",
              "optional": false
            },
            "version": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server status",
              "note": "For people."
            },
            {
              "run": "agents server status --json",
              "note": "For programs."
            }
          ]
        },
        {
          "kind": "command",
          "name": "doctor",
          "path": [
            "server",
            "doctor"
          ],
          "summary": "Explain what is wrong with a server and its files.",
          "description": "Looks at the server, its lock, its files and their modes, the address and the environment, and\nsays of each whether it is sound and what to do. With --fix it mends what is safe to mend: a live\nserver and what belongs to others are not touched. Exits 0 where no problem is left, and 1 where\none is; a warning is none.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [],
          "options": [
            {
              "name": "fix",
              "key": "fix",
              "value": {
                "type": "boolean"
              },
              "summary": "Remove what dead servers left, and close files of yours to others.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_FIX",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "host",
              "key": "host",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Address or host name to listen on.",
              "placeholder": "HOST",
              "required": false,
              "multiple": false,
              "default": "127.0.0.1",
              "env": "CLEVERAGENTS_SERVER_HOST",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "port",
              "key": "port",
              "value": {
                "type": "port",
                "min": 0,
                "max": 65535
              },
              "summary": "Port to listen on; 0 takes a free one.",
              "placeholder": "PORT",
              "required": false,
              "multiple": false,
              "default": "8080",
              "env": "CLEVERAGENTS_SERVER_PORT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-file",
              "key": "logFile",
              "value": {
                "type": "path"
              },
              "summary": "The daemon's log; by default beside the PID file, its name with .log.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_LOG_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "PidFileError",
            "UnsupportedPlatform"
          ],
          "output": {
            "sound": {
              "type": "boolean",
              "optional": false
            },
            "pidFile": {
              "type": "path",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server doctor",
              "note": "What it finds, and what to do."
            },
            {
              "run": "agents server doctor --fix",
              "note": "Clear up after a crash."
            }
          ]
        },
        {
          "kind": "command",
          "name": "serve",
          "path": [
            "server",
            "serve"
          ],
          "summary": "Run the server in the foreground.",
          "description": "The same server for a terminal, a container or a service manager: it logs to stdout, ends\non SIGTERM and SIGINT once requests in flight are answered, and needs no supervisor.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [],
          "options": [
            {
              "name": "host",
              "key": "host",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Address or host name to listen on.",
              "placeholder": "HOST",
              "required": false,
              "multiple": false,
              "default": "127.0.0.1",
              "env": "CLEVERAGENTS_SERVER_HOST",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "port",
              "key": "port",
              "value": {
                "type": "port",
                "min": 0,
                "max": 65535
              },
              "summary": "Port to listen on; 0 takes a free one.",
              "placeholder": "PORT",
              "required": false,
              "multiple": false,
              "default": "8080",
              "env": "CLEVERAGENTS_SERVER_PORT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "workers",
              "key": "workers",
              "value": {
                "type": "integer",
                "min": 1,
                "max": 1024
              },
              "summary": "How many processes serve requests.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "1",
              "env": "CLEVERAGENTS_SERVER_WORKERS",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "worker-timeout",
              "key": "workerTimeout",
              "value": {
                "type": "duration",
                "max": 86400000
              },
              "summary": "Replace a worker whose event loop is blocked for as long; 0 is never. By default 30s with several workers, never with one.",
              "placeholder": "SECONDS",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_WORKER_TIMEOUT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-level",
              "key": "logLevel",
              "value": {
                "type": "choice",
                "choices": [
                  "trace",
                  "debug",
                  "info",
                  "warning",
                  "error",
                  "critical"
                ]
              },
              "summary": "The least severe event that the log holds.",
              "placeholder": "LEVEL",
              "required": false,
              "multiple": false,
              "default": "info",
              "env": "CLEVERAGENTS_SERVER_LOG_LEVEL",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "app",
              "key": "app",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Fastify plugin to serve, a path or a package, instead of the built-in app.",
              "placeholder": "MODULE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_APP",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "auth",
              "key": "auth",
              "value": {
                "type": "choice",
                "choices": [
                  "tokens",
                  "none"
                ]
              },
              "summary": "What a request needs; tokens is one of those made by token create. By default tokens for the built-in app once one was made, none for an app.",
              "placeholder": "MODE",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_AUTH",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "tls-cert",
              "key": "tlsCert",
              "value": {
                "type": "path"
              },
              "summary": "Serve HTTPS with this certificate, a PEM file with those of its issuers behind it; read anew by each restart.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_CERT",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-key"
              ]
            },
            {
              "name": "tls-key",
              "key": "tlsKey",
              "value": {
                "type": "path"
              },
              "summary": "The certificate's private key, a PEM file without a passphrase.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TLS_KEY",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": [
                "tls-cert"
              ]
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "AlreadyRunning",
            "AddressInUse",
            "AddressUnavailable",
            "ServerExited",
            "AppFailed",
            "PluginFailed",
            "TlsFailed",
            "PathError",
            "PidFileError",
            "NotPermitted",
            "UnsupportedPlatform"
          ],
          "examples": [
            {
              "run": "agents server serve",
              "note": "Until Ctrl-C."
            },
            {
              "run": "agents server serve --host 0.0.0.0 --port 80",
              "note": "As a container's command."
            }
          ]
        },
        {
          "kind": "command",
          "name": "logs",
          "path": [
            "server",
            "logs"
          ],
          "summary": "Print the server's log.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [],
          "options": [
            {
              "name": "lines",
              "key": "lines",
              "value": {
                "type": "integer",
                "min": 0,
                "max": 1000000
              },
              "summary": "How many of the last lines to print; reaches back into rotated logs.",
              "placeholder": "N",
              "required": false,
              "multiple": false,
              "default": "100",
              "env": "CLEVERAGENTS_SERVER_LINES",
              "short": "n",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "since-start",
              "key": "sinceStart",
              "value": {
                "type": "boolean"
              },
              "summary": "Print all that came since the server was started last, stopped or not.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_SINCE_START",
              "aliases": [],
              "hidden": false,
              "conflicts": [
                "lines"
              ],
              "requires": []
            },
            {
              "name": "follow",
              "key": "follow",
              "value": {
                "type": "boolean"
              },
              "summary": "Keep printing what comes, across restarts and rotations.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_FOLLOW",
              "short": "f",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "log-file",
              "key": "logFile",
              "value": {
                "type": "path"
              },
              "summary": "The daemon's log; by default beside the PID file, its name with .log.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_LOG_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "NotRunning",
            "LogFileError",
            "PidFileError",
            "UnsupportedPlatform"
          ],
          "examples": [
            {
              "run": "agents server logs --lines 20",
              "note": "The last twenty lines."
            },
            {
              "run": "agents server logs --since-start",
              "note": "What the running server wrote, or the last one."
            },
            {
              "run": "agents server logs --follow",
              "note": "Watch it; piped, the lines stay JSON."
            }
          ]
        },
        {
          "kind": "group",
          "name": "token",
          "path": [
            "server",
            "token"
          ],
          "summary": "Make and revoke the tokens that a server asks for.",
          "description": "A client sends one as `Authorization: Bearer TOKEN`. A server that runs knows of each change\nwithin a second. Tokens are kept hashed in ~/.cleveragents/tokens.json.",
          "aliases": [],
          "hidden": false,
          "open": false,
          "commands": [
            {
              "kind": "command",
              "name": "create",
              "path": [
                "server",
                "token",
                "create"
              ],
              "summary": "Make a token, and print it this once.",
              "aliases": [],
              "hidden": false,
              "effect": "write",
              "args": [
                {
                  "name": "name",
                  "key": "name",
                  "value": {
                    "type": "string",
                    "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
                  },
                  "summary": "Whose it is, as the log tells it.",
                  "placeholder": "NAME",
                  "required": true,
                  "multiple": false
                }
              ],
              "options": [
                {
                  "name": "expires",
                  "key": "expires",
                  "value": {
                    "type": "duration",
                    "min": 1000,
                    "max": 315360000000
                  },
                  "summary": "How long it is good for, as 30d or 12h; for ever where this is not given.",
                  "placeholder": "DURATION",
                  "required": false,
                  "multiple": false,
                  "env": "CLEVERAGENTS_SERVER_EXPIRES",
                  "aliases": [],
                  "hidden": false,
                  "conflicts": [],
                  "requires": []
                },
                {
                  "name": "json",
                  "key": "json",
                  "value": {
                    "type": "boolean"
                  },
                  "summary": "Print one JSON document, for success and for failure alike.",
                  "placeholder": "",
                  "required": false,
                  "multiple": false,
                  "env": "CLEVERAGENTS_SERVER_JSON",
                  "aliases": [],
                  "hidden": false,
                  "conflicts": [],
                  "requires": []
                }
              ],
              "errors": [
                "UsageError",
                "PathError",
                "UnsupportedPlatform"
              ],
              "output": {
                "name": {
                  "type": "string",
                  "optional": false
                },
                "id": {
                  "type": "string",
                  "optional": false
                },
                "token": {
                  "type": "string",
                  "optional": false
                },
                "createdAt": {
                  "type": "string",
                  "optional": false
                },
                "expiresAt": {
                  "type": "string",
                  "optional": true
                }
              },
              "examples": [
                {
                  "run": "agents server token create ci",
                  "note": "One for the client that you call ci."
                },
                {
                  "run": "agents server token create laptop --expires 30d",
                  "note": "One that is refused after thirty days."
                }
              ]
            },
            {
              "kind": "command",
              "name": "list",
              "path": [
                "server",
                "token",
                "list"
              ],
              "summary": "Show the tokens that there are, never what they are.",
              "aliases": [],
              "hidden": false,
              "effect": "read",
              "args": [],
              "options": [
                {
                  "name": "json",
                  "key": "json",
                  "value": {
                    "type": "boolean"
                  },
                  "summary": "Print one JSON document, for success and for failure alike.",
                  "placeholder": "",
                  "required": false,
                  "multiple": false,
                  "env": "CLEVERAGENTS_SERVER_JSON",
                  "aliases": [],
                  "hidden": false,
                  "conflicts": [],
                  "requires": []
                }
              ],
              "errors": [
                "PathError",
                "UnsupportedPlatform"
              ],
              "examples": [
                {
                  "run": "agents server token list",
                  "note": "Name, id, age and end of each."
                }
              ]
            },
            {
              "kind": "command",
              "name": "revoke",
              "path": [
                "server",
                "token",
                "revoke"
              ],
              "summary": "Make a token useless.",
              "aliases": [],
              "hidden": false,
              "effect": "destructive",
              "args": [
                {
                  "name": "name",
                  "key": "name",
                  "value": {
                    "type": "string",
                    "min": 1
                  },
                  "summary": "The token's name.",
                  "placeholder": "NAME",
                  "required": true,
                  "multiple": false
                }
              ],
              "options": [
                {
                  "name": "json",
                  "key": "json",
                  "value": {
                    "type": "boolean"
                  },
                  "summary": "Print one JSON document, for success and for failure alike.",
                  "placeholder": "",
                  "required": false,
                  "multiple": false,
                  "env": "CLEVERAGENTS_SERVER_JSON",
                  "aliases": [],
                  "hidden": false,
                  "conflicts": [],
                  "requires": []
                }
              ],
              "errors": [
                "NoSuchToken",
                "PathError",
                "UnsupportedPlatform"
              ],
              "output": {
                "name": {
                  "type": "string",
                  "optional": false
                },
                "id": {
                  "type": "string",
                  "optional": false
                }
              },
              "examples": [
                {
                  "run": "agents server token revoke ci",
                  "note": "Its requests are refused from now on."
                }
              ]
            }
          ]
        },
        {
          "kind": "command",
          "name": "connect",
          "path": [
            "server",
            "connect"
          ],
          "summary": "Connect this machine to a server, here or elsewhere.",
          "description": "Asks the server for its name, its version and its protocol, has it check the token, and only\nthen records the link, which becomes the current one. Without URL it takes the server of the\nPID file. A token comes from stdin, from a file or from CLEVERAGENTS_SERVER_TOKEN.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "url",
              "key": "url",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "Where the server is; https for a host name, http for this machine, unless it says so.",
              "placeholder": "URL",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_URL"
            }
          ],
          "options": [
            {
              "name": "token-stdin",
              "key": "tokenStdin",
              "value": {
                "type": "boolean"
              },
              "summary": "Read the token from stdin.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TOKEN_STDIN",
              "aliases": [],
              "hidden": false,
              "conflicts": [
                "token-file"
              ],
              "requires": []
            },
            {
              "name": "token-file",
              "key": "tokenFile",
              "value": {
                "type": "path"
              },
              "summary": "Read the token from this file, which nobody else may read.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_TOKEN_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string",
                "pattern": "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
              },
              "summary": "What to call the link; by default as its host.",
              "placeholder": "NAME",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_NAME",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "ca-file",
              "key": "caFile",
              "value": {
                "type": "path"
              },
              "summary": "Trust the certificates that are signed by those in this PEM file, and no others.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_CA_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "tls-verify",
              "key": "tlsVerify",
              "value": {
                "type": "boolean"
              },
              "summary": "Take any certificate, so that whoever sits between can pose as the server.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "default": "true",
              "env": "CLEVERAGENTS_SERVER_TLS_VERIFY",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "verify",
              "key": "verify",
              "value": {
                "type": "boolean"
              },
              "summary": "Record the link without asking the server.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "default": "true",
              "env": "CLEVERAGENTS_SERVER_VERIFY",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "insecure",
              "key": "insecure",
              "value": {
                "type": "boolean"
              },
              "summary": "Allow http to another machine, where everything is sent in the clear.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_INSECURE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "pid-file",
              "key": "pidFile",
              "value": {
                "type": "path"
              },
              "summary": "File that holds the daemon's PID; its lock and its control socket lie beside it.",
              "placeholder": "PATH",
              "required": false,
              "multiple": false,
              "default": "~/.cleveragents/server.pid",
              "env": "CLEVERAGENTS_SERVER_PID_FILE",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "UsageError",
            "ConnectionFailed",
            "Unauthorized",
            "NotRunning",
            "NotPermitted",
            "PidFileError",
            "PathError",
            "UnsupportedPlatform"
          ],
          "output": {
            "name": {
              "type": "string",
              "optional": false
            },
            "url": {
              "type": "string",
              "optional": false
            },
            "current": {
              "type": "boolean",
              "optional": false
            },
            "version": {
              "type": "string",
              "optional": false
            },
            "token": {
              "type": "string",
              "optional": false
            },
            "latencyMs": {
              "type": "number",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server connect",
              "note": "To the server that runs here."
            },
            {
              "run": "agents server connect agents.example.org --token-stdin",
              "note": "To another one; the token comes through a pipe."
            },
            {
              "run": "agents server connect https://10.0.0.7:8443 --ca-file ca.pem --name lab",
              "note": "With a certificate of your own."
            }
          ]
        },
        {
          "kind": "command",
          "name": "disconnect",
          "path": [
            "server",
            "disconnect"
          ],
          "summary": "Forget a link, and its token.",
          "aliases": [],
          "hidden": false,
          "effect": "destructive",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string"
              },
              "summary": "The link's name; the current one by default.",
              "placeholder": "NAME",
              "required": false,
              "multiple": false
            }
          ],
          "options": [
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "NoSuchLink",
            "PathError",
            "UnsupportedPlatform"
          ],
          "output": {
            "name": {
              "type": "string",
              "optional": false
            },
            "url": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server disconnect",
              "note": "Forget the current one."
            },
            {
              "run": "agents server disconnect lab",
              "note": "Forget this one."
            }
          ]
        },
        {
          "kind": "command",
          "name": "use",
          "path": [
            "server",
            "use"
          ],
          "summary": "Make another link the current one.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string"
              },
              "summary": "The link's name.",
              "placeholder": "NAME",
              "required": true,
              "multiple": false
            }
          ],
          "options": [
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "NoSuchLink",
            "PathError",
            "UnsupportedPlatform"
          ],
          "output": {
            "name": {
              "type": "string",
              "optional": false
            },
            "url": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents server use lab",
              "note": "From now on."
            }
          ]
        }
      ]
    },
    {
      "kind": "group",
      "name": "manifest",
      "path": [
        "manifest"
      ],
      "summary": "Work with command manifests.",
      "aliases": [],
      "hidden": false,
      "open": false,
      "commands": [
        {
          "kind": "command",
          "name": "check",
          "path": [
            "manifest",
            "check"
          ],
          "summary": "Check a manifest and show every problem in it.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [
            {
              "name": "file",
              "key": "file",
              "value": {
                "type": "path",
                "exists": "file"
              },
              "summary": "The manifest to check.",
              "placeholder": "FILE",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "InvalidManifest"
          ],
          "examples": [
            {
              "run": "agents manifest check commands.yaml",
              "note": "Exits 2 and shows each problem where it stands."
            }
          ]
        },
        {
          "kind": "command",
          "name": "types",
          "path": [
            "manifest",
            "types"
          ],
          "summary": "Write the types of a plugin's commands beside its manifest.",
          "description": "They stand in commands.d.ts, and hold each handler to its input and its errors.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "file",
              "key": "file",
              "value": {
                "type": "path",
                "exists": "file"
              },
              "summary": "The plugin's manifest.",
              "placeholder": "FILE",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "InvalidManifest",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents manifest types commands.yaml",
              "note": "Writes commands.d.ts."
            }
          ]
        }
      ]
    },
    {
      "kind": "group",
      "name": "plugins",
      "path": [
        "plugins"
      ],
      "summary": "Add commands of others, and see what was added.",
      "description": "A plugin is a directory or an npm package with a commands.yaml and the modules of its commands.\nCLEVERAGENTS_PLUGINS names directories of more plugins, for one call.",
      "aliases": [],
      "hidden": false,
      "open": false,
      "commands": [
        {
          "kind": "command",
          "name": "add",
          "path": [
            "plugins",
            "add"
          ],
          "summary": "Add a plugin, or add it anew after a change.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "source",
              "key": "source",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "A directory, a tarball, or an npm package.",
              "placeholder": "SOURCE",
              "required": true,
              "multiple": false
            }
          ],
          "options": [
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "InvalidManifest",
            "PluginRefused",
            "PathError"
          ],
          "output": {
            "name": {
              "type": "string",
              "optional": false
            },
            "version": {
              "type": "string",
              "optional": false
            },
            "directory": {
              "type": "path",
              "optional": false
            },
            "commands": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents plugins add ./hello",
              "note": "Use the plugin in this directory."
            },
            {
              "run": "agents plugins add agents-hello@1",
              "note": "Install it from npm."
            }
          ]
        },
        {
          "kind": "command",
          "name": "list",
          "path": [
            "plugins",
            "list"
          ],
          "summary": "Show what was added.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [],
          "options": [
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "PathError"
          ],
          "examples": [
            {
              "run": "agents plugins list",
              "note": "Name, version, state and commands of each."
            }
          ]
        },
        {
          "kind": "command",
          "name": "remove",
          "path": [
            "plugins",
            "remove"
          ],
          "summary": "Forget a plugin.",
          "aliases": [],
          "hidden": false,
          "effect": "destructive",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string"
              },
              "summary": "The plugin's name.",
              "placeholder": "NAME",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "NoSuchPlugin",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents plugins remove hello",
              "note": "Its directory stays, unless it was installed from npm."
            }
          ]
        },
        {
          "kind": "command",
          "name": "enable",
          "path": [
            "plugins",
            "enable"
          ],
          "summary": "Use a plugin again.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string"
              },
              "summary": "The plugin's name.",
              "placeholder": "NAME",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "NoSuchPlugin",
            "InvalidManifest",
            "PluginRefused",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents plugins enable hello",
              "note": "Its commands are back."
            }
          ]
        },
        {
          "kind": "command",
          "name": "disable",
          "path": [
            "plugins",
            "disable"
          ],
          "summary": "Keep a plugin, and do not use it.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string"
              },
              "summary": "The plugin's name.",
              "placeholder": "NAME",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "NoSuchPlugin",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents plugins disable hello",
              "note": "Its commands are gone until it is enabled."
            }
          ]
        },
        {
          "kind": "command",
          "name": "new",
          "path": [
            "plugins",
            "new"
          ],
          "summary": "Write a plugin to begin with.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "name",
              "key": "name",
              "value": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
              },
              "summary": "Its name, and that of its command and its directory.",
              "placeholder": "NAME",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "PluginRefused",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents plugins new hello",
              "note": "Writes ./hello with a command, its handler and a test."
            }
          ]
        }
      ]
    },
    {
      "kind": "group",
      "name": "config",
      "path": [
        "config"
      ],
      "summary": "Set options once, for every command.",
      "description": "Every option of every command has a key in ~/.cleveragents/config.yaml, such as server.port; what\nstands there counts where neither the command line nor the environment says otherwise.",
      "aliases": [],
      "hidden": false,
      "open": false,
      "commands": [
        {
          "kind": "command",
          "name": "get",
          "path": [
            "config",
            "get"
          ],
          "summary": "Print the value of a setting.",
          "description": "That which a command would use: the environment's, the file's, or the default. Prints nothing\nwhere a setting has none.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [
            {
              "name": "key",
              "key": "key",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "The setting, such as server.port.",
              "placeholder": "KEY",
              "required": true,
              "multiple": false
            }
          ],
          "options": [
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "UsageError",
            "InvalidConfig",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents config get server.port",
              "note": "The port that start would listen on."
            }
          ]
        },
        {
          "kind": "command",
          "name": "set",
          "path": [
            "config",
            "set"
          ],
          "summary": "Write a setting into the file.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "key",
              "key": "key",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "The setting, such as server.port.",
              "placeholder": "KEY",
              "required": true,
              "multiple": false
            },
            {
              "name": "value",
              "key": "value",
              "value": {
                "type": "string"
              },
              "summary": "Its value, or several where its option may be repeated.",
              "placeholder": "VALUE",
              "required": true,
              "multiple": true
            }
          ],
          "options": [],
          "errors": [
            "UsageError",
            "InvalidConfig",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents config set server.port 9000",
              "note": "From now on, unless something else is said."
            }
          ]
        },
        {
          "kind": "command",
          "name": "unset",
          "path": [
            "config",
            "unset"
          ],
          "summary": "Remove a setting from the file.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [
            {
              "name": "key",
              "key": "key",
              "value": {
                "type": "string",
                "min": 1
              },
              "summary": "The setting, such as server.port.",
              "placeholder": "KEY",
              "required": true,
              "multiple": false
            }
          ],
          "options": [],
          "errors": [
            "UsageError",
            "InvalidConfig",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents config unset server.port",
              "note": "Back to the default."
            }
          ]
        },
        {
          "kind": "command",
          "name": "list",
          "path": [
            "config",
            "list"
          ],
          "summary": "Show every setting and its value.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [],
          "options": [
            {
              "name": "show-origin",
              "key": "showOrigin",
              "value": {
                "type": "boolean"
              },
              "summary": "Show where each value comes from: a variable, a line of the file, or the default.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_CONFIG_SHOW_ORIGIN",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            },
            {
              "name": "json",
              "key": "json",
              "value": {
                "type": "boolean"
              },
              "summary": "Print one JSON document, for success and for failure alike.",
              "placeholder": "",
              "required": false,
              "multiple": false,
              "env": "CLEVERAGENTS_SERVER_JSON",
              "aliases": [],
              "hidden": false,
              "conflicts": [],
              "requires": []
            }
          ],
          "errors": [
            "InvalidConfig",
            "PathError"
          ],
          "output": {
            "file": {
              "type": "path",
              "optional": false
            },
            "settings": {
              "type": "string",
              "optional": false
            }
          },
          "examples": [
            {
              "run": "agents config list",
              "note": "All keys, those without a value too."
            },
            {
              "run": "agents config list --show-origin",
              "note": "Why a server listens where it does."
            }
          ]
        },
        {
          "kind": "command",
          "name": "path",
          "path": [
            "config",
            "path"
          ],
          "summary": "Print where the file is.",
          "aliases": [],
          "hidden": false,
          "effect": "read",
          "args": [],
          "options": [],
          "errors": [
            "PathError"
          ],
          "examples": [
            {
              "run": "agents config path",
              "note": "Whether it is there or not."
            }
          ]
        },
        {
          "kind": "command",
          "name": "edit",
          "path": [
            "config",
            "edit"
          ],
          "summary": "Edit the file, and check it before it is used.",
          "description": "Opens a copy with VISUAL or EDITOR, which may have arguments, or with vi. A copy in which\nsomething is wrong does not replace the file; it is kept, and named.",
          "aliases": [],
          "hidden": false,
          "effect": "write",
          "args": [],
          "options": [],
          "errors": [
            "InvalidConfig",
            "PathError"
          ],
          "examples": [
            {
              "run": "agents config edit",
              "note": "With your editor."
            }
          ]
        }
      ]
    },
    {
      "kind": "command",
      "name": "completion",
      "path": [
        "completion"
      ],
      "summary": "Print a completion script for your shell.",
      "description": "Load it from your shell's start-up file:\n  bash  eval \"$(agents completion bash)\"\n  zsh   eval \"$(agents completion zsh)\"\n  fish  agents completion fish | source",
      "aliases": [],
      "hidden": false,
      "effect": "read",
      "args": [
        {
          "name": "shell",
          "key": "shell",
          "value": {
            "type": "choice",
            "choices": [
              "bash",
              "zsh",
              "fish"
            ]
          },
          "summary": "The shell to complete for.",
          "placeholder": "bash|zsh|fish",
          "required": true,
          "multiple": false
        }
      ],
      "options": [],
      "errors": [],
      "examples": [
        {
          "run": "agents completion bash",
          "note": "For bash; load it with eval."
        }
      ]
    }
  ]
}
