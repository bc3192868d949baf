"""What there is to check, a session each; `nox -l` lists them, `npm test -- NAME` runs one."""

import platform
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["ci"]
nox.options.default_venv_backend = "none"

CUCUMBER = ["node", "--import", "tsx", "node_modules/@cucumber/cucumber/bin/cucumber.js"]
COMPATIBLE = ["20", "22", "24", "26"]


@nox.session
def typecheck(session):
    """Check the types of everything that is written in TypeScript, and of the examples, each a project of its own."""
    session.run("npx", "tsc", "-p", ".", external=True)
    session.run("npx", "tsc", "-p", "examples/port/jsconfig.json", external=True)
    session.run("npx", "tsc", "-p", "examples/notes", "--noEmit", external=True)


@nox.session
def lint(session):
    """Check format, style, who imports whom, that generated files are fresh, and forbidden words."""
    session.run("npx", "biome", "check", "--error-on-warnings", ".", external=True)
    session.run("npx", "tsx", "src/manifest/generate.ts", "--check", external=True)
    session.run("npx", "tsx", "scripts/words.ts", external=True)


@nox.session
def unit(session):
    """Run the vitest tests of pure and scoped code."""
    run_unit(session)


@nox.session
def features(session):
    """Run the Gherkin features through the built executable; takes cucumber's own arguments after --."""
    build(session)
    run_features(session, *session.posargs)


@nox.session
def robot(session):
    """Run the Robot Framework acceptance of whole server lives; takes robot's own arguments after --."""
    build(session)
    run_robot(session, *session.posargs)


@nox.session
def coverage(session):
    """Run unit, features and robot, and require 97 % of lines and of branches over all their processes."""
    data = Path("coverage/v8").resolve()
    shutil.rmtree("coverage", ignore_errors=True)
    data.mkdir(parents=True)
    data.chmod(0o1777)
    build(session, AGENTS_SOURCEMAP="1")
    collect = {"NODE_V8_COVERAGE": str(data)}
    generate = ["npx", "tsx", "src/manifest/generate.ts", "--check"]
    passed = [
        run(session, False, collect, *generate),
        run_unit(session, strict=False, **collect),
        run_features(session, strict=False, **collect),
        run_robot(session, strict=False, **collect),
        run(session, False, {}, "node", "--import", "tsx", "scripts/measure/report.ts", str(data)),
    ]
    shutil.rmtree(data)
    build(session)
    if not all(passed):
        session.error("see above what failed")


@nox.session
def compat(session):
    """Run the start/stop round trip on each supported Node, as far as npm has it for this machine."""
    build(session)
    for version in COMPATIBLE:
        node = bring_node(session, version)
        if node:
            run_robot(session, "--suite", "lifecycle", name="compat-" + version, AGENTS_NODE=node)


@nox.session
def ci(session):
    """Run all that a submission must pass: typecheck, lint, coverage (with all tests) and compat."""
    for name in ("typecheck", "lint", "coverage", "compat"):
        session.notify(name)


def build(session, **env):
    session.run("npm", "run", "--silent", "build", external=True, env=env)


def run_unit(session, strict=True, **env):
    return run(session, strict, env, "npx", "vitest", "run")


def run_features(session, *args, strict=True, **env):
    return run(session, strict, env, *CUCUMBER, *args)


def run_robot(session, *args, strict=True, name="robot", **env):
    output = f"results/{name}"
    command = [sys.executable, "-m", "robot", "--outputdir", output, "--xunit", "xunit.xml", "--log", "log.html"]
    return run(session, strict, env, *command, "--consolecolors", "off", "--console", "dotted", *args, "robot")


def run(session, strict, env, *command):
    """Returns whether the command succeeded; where `strict`, a failure ends the session."""
    try:
        session.run(*command, external=True, env=env)
        return True
    except nox.command.CommandFailed:
        if strict:
            raise
        return False


def bring_node(session, version):
    """Returns the path of that Node, or says why there is none."""
    package = "node-{}-{}".format(platform.system().lower(), {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine()))
    place = Path(".nox/node") / version
    node = place / "node_modules" / package / "bin" / "node"
    if not node.exists():
        place.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", str(place), f"{package}@{version}"]
        session.run(*command, external=True, success_codes=range(256))
    if not node.exists():
        session.warn(f"Node {version} is skipped: npm cannot bring {package}@{version}")
        return None
    return str(node.resolve())
