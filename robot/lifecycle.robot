*** Settings ***
Documentation       The whole life of a server: started, seen, defended, replaced, stopped.
Library             agents.py
Test Teardown       Clear Up


*** Test Cases ***
A Server Is Started, Answers, Is Protected And Stopped
    ${port} =    Free Port
    ${start} =    Run Agents    server start --port ${port}
    Should Be Equal As Integers    ${start}[code]    0    ${start}[stderr]
    ${url}    ${pid} =    First Line    ${start}[stdout]
    Should Be Equal    ${url}    http://127.0.0.1:${port}
    PID File Should Hold    ${pid}
    Process Should Live    ${pid}

    ${live} =    Get Json    ${url}/live
    ${ready} =    Get Json    ${url}/ready
    ${health} =    Get Json    ${url}/health
    Should Be Equal    ${live}[status]    alive
    Should Be Equal    ${ready}[status]    ready
    Should Be Equal    ${health}[status]    ok

    ${second} =    Run Agents    server start --port 0
    Should Be Equal As Integers    ${second}[code]    4
    Should Contain    ${second}[stderr]    ${url}
    Should Contain    ${second}[stderr]    ${pid}
    PID File Should Hold    ${pid}

    ${stop} =    Run Agents    server stop
    Should Be Equal As Integers    ${stop}[code]    0    ${stop}[stderr]
    Process Should Be Gone    ${pid}
    Nobody Should Listen On    ${port}
    ${file} =    Pid File
    Should Not Exist    ${file}

    ${again} =    Run Agents    server stop
    Should Be Equal As Integers    ${again}[code]    3

A Server Is Seen In Every Phase Of Its Life
    Status Should Be    stopped    3
    Run Successfully    server start --port 0 --workers 2
    Status Should Be    running    0
    Run Successfully    server restart
    Status Should Be    running    0
    Run Successfully    server stop
    Status Should Be    stopped    3

A Restart Keeps The Address And Changes The Process
    ${start} =    Run Successfully    server start --port 0
    ${url}    ${pid} =    First Line    ${start}[stdout]
    ${restart} =    Run Successfully    server restart
    ${same}    ${successor} =    First Line    ${restart}[stdout]
    Should Be Equal    ${same}    ${url}
    Should Not Be Equal    ${successor}    ${pid}
    PID File Should Hold    ${successor}
    ${live} =    Get Json    ${url}/live
    Should Be Equal    ${live}[status]    alive
    Run Successfully    server stop


*** Keywords ***
Run Successfully
    [Arguments]    ${arguments}
    ${result} =    Run Agents    ${arguments}
    Should Be Equal As Integers    ${result}[code]    0    ${result}[stderr]
    RETURN    ${result}

First Line
    [Documentation]    The URL and the PID that the first line tells.
    [Arguments]    ${stdout}
    ${line} =    Evaluate    $stdout.splitlines()[0]
    ${url}    ${pid} =    Evaluate    re.search(r"(http://\\S+?)[,;)]?\\s.*\\bPID (\\d+)", $line).groups()    modules=re
    RETURN    ${url}    ${pid}

PID File Should Hold
    [Arguments]    ${pid}
    ${file} =    Pid File
    ${content} =    Evaluate    open($file).read()
    Should Be Equal    ${content}    ${pid}\n

Should Not Exist
    [Arguments]    ${path}
    ${exists} =    Evaluate    os.path.lexists($path)    modules=os
    Should Not Be True    ${exists}

Status Should Be
    [Arguments]    ${state}    ${code}
    ${status} =    Run Agents    server status --json
    Should Be Equal As Integers    ${status}[code]    ${code}
    ${found} =    Evaluate    json.loads($status["stdout"])["state"]    modules=json
    Should Be Equal    ${found}    ${state}
