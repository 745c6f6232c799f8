package load

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// script has wrk ask for paths by chance. The requests are written beforehand.
const script = `local requests = {}
init = function(args)
	for path in io.lines(args[1]) do
		requests[#requests + 1] = wrk.format("GET", path)
	end
	math.randomseed(os.time())
end
request = function() return requests[math.random(#requests)] end
done = function(summary, latency, requests)
	local e = summary.errors
	io.write(string.format('\nresult {"requests":%d,"microseconds":%d,"failed":%d}\n',
		summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
end
`

var resultLine = regexp.MustCompile(`(?m)^result (.*)$`)

// wrk asks a server for its paths, by 64 connections, and gives how many it
// answered in a second. An answer that is no page fails the test.
func wrk(t *testing.T, c *contender, duration time.Duration) float64 {
	t.Helper()
	folder := t.TempDir()
	lua, paths := filepath.Join(folder, "ask.lua"), filepath.Join(folder, "paths")
	check(t, os.WriteFile(lua, []byte(script), 0o666))
	check(t, os.WriteFile(paths, []byte(strings.Join(c.paths, "\n")), 0o666))
	// It takes whole seconds only.
	length := strconv.Itoa(max(1, int(duration/time.Second))) + "s"
	out := run(t, "wrk", "-t2", "-c64", "-d"+length, "-H", "Accept-Encoding: gzip", "-s", lua, c.address, "--", paths)
	var result struct{ Requests, Microseconds, Failed int }
	found := resultLine.FindStringSubmatch(out)
	if found == nil {
		t.Fatalf("wrk says %s", out)
	}
	check(t, json.Unmarshal([]byte(found[1]), &result))
	if result.Failed > 0 {
		t.Errorf("%s: %d of %d requests failed", c.name, result.Failed, result.Requests)
	}
	return float64(result.Requests) / (float64(result.Microseconds) / 1e6)
}
