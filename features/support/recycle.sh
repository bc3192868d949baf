# In a PID namespace of its own: kills a server, gives its number to another process, and stops "the server".
# Exits as `agents server stop` does, and 77 where the number could not be had.
agents server start --port 0 || exit 1
pid=$(cat "$1/server.pid")
kill -9 "$pid"
while [ -e "/proc/$pid" ]; do sleep 0.1; done
echo $((pid - 1)) >/proc/sys/kernel/ns_last_pid
sleep 60 &
[ $! = "$pid" ] || exit 77
agents server stop
code=$?
kill -0 "$pid" && echo "the other process lives"
exit $code
