*** Settings ***
Documentation       What a script sees: arguments, the exit code, and words on stderr.
Library             agents.py
Test Teardown       Clear Up


*** Test Cases ***    ARGUMENTS    CODE    WORDS
A Usage Error
    [Template]    Exit Code And Words
    ${EMPTY}    2    Usage
    server    2    start
    sever    2    server
    server strat    2    start
    server start --prot 1    2    --port
    server start --port    2    --port
    server start --port http    2    --port
    server start --port 65536    2    65535
    server start --port -1    2    --port
    server start --port 0x1F    2    --port
    server start --workers 0    2    --workers
    server start --workers 1025    2    1024
    server start --log-level loud    2    critical
    server start --timeout soon    2    --timeout
    server start extra    2    extra
    server stop --port 1    2    --port
    server logs --lines many    2    --lines
    manifest check    2    FILE

Nothing Runs
    [Template]    Exit Code And Words
    server stop    3    no server is running
    server logs    3    no server
    server stop --pid-file {home}/other.pid    3    other.pid

The Address Cannot Be Had
    [Template]    Exit Code And Words
    server start --port 0 --host 203.0.113.7    5    203.0.113.7
    server start --port 0 --host no-such-host.invalid    5    no-such-host.invalid
    server serve --port 0 --host 203.0.113.7    5    203.0.113.7

The App Cannot Be Served
    [Template]    Exit Code And Words
    server start --port 0 --app ./no-such-app.js    6    no-such-app.js
    server start --port 0 --app features/apps/throws.cjs    6    throws.cjs:5
    server start --port 0 --app features/apps/number.cjs    6    number.cjs
    server start --port 0 --app features/apps/exits.cjs    6    3

It Is Not Healthy In Time
    [Template]    Exit Code And Words
    server start --port 0 --app features/apps/never.cjs --timeout 1    7    --timeout

A Path Cannot Be Used
    [Template]    Exit Code And Words
    server start --port 0 --pid-file /    9    directory
    server start --port 0 --pid-file /dev/null    9    /dev/null
    server start --port 0 --log-file /    9    directory
    server start --port 0 --pid-file /dev/null/s.pid    9    /dev/null

Help Is No Failure
    [Template]    Exit Code And Output
    --help    0    server
    server --help    0    start
    server start --help    0    --port
    server start --port 1 --help    0    --port
    --version    0    .
    completion bash    0    agents


*** Keywords ***
Exit Code And Words
    [Arguments]    ${arguments}    ${code}    ${words}
    ${result} =    Run Agents    ${arguments}
    Should Be Equal As Integers    ${result}[code]    ${code}    ${result}[stdout]${result}[stderr]
    Should Contain    ${result}[stderr]    ${words}    ignore_case=True
    Should Not Contain    ${result}[stderr]    \ \ \ \ at${SPACE}
    Should Be Empty    ${result}[stdout]

Exit Code And Output
    [Arguments]    ${arguments}    ${code}    ${words}
    ${result} =    Run Agents    ${arguments}
    Should Be Equal As Integers    ${result}[code]    ${code}    ${result}[stderr]
    Should Contain    ${result}[stdout]    ${words}
    Should Be Empty    ${result}[stderr]
