package load

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"cables/internal/cable"
)

// measureMemory asks for many distinct pages, and tells what anonymous memory
// the server has then, and had at most.
func measureMemory(t *testing.T, path string, ids []cable.ID) {
	server := startCables(t, path)
	paths := make(chan string)
	var askers sync.WaitGroup
	for range 8 {
		askers.Go(func() {
			for path := range paths {
				if _, _, err := fetch(server.address + path); err != nil {
					t.Error(err)
				}
			}
		})
	}
	most := 0.0
	for i, path := range cablePaths(ids) {
		paths <- path
		if i%100 == 0 {
			most = max(most, anonymous(t, server))
		}
	}
	close(paths)
	askers.Wait()
	last := anonymous(t, server)
	most = max(most, last)
	t.Logf("%d distinct cable pages: %.0f MB anonymous memory after them, %.0f MB at most", len(ids), last, most)
	if most > mostAnonymous {
		t.Errorf("the server may take %d MB", mostAnonymous)
	}
}

// anonymous is the anonymous memory of a server, in MB.
func anonymous(t *testing.T, s server) float64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	check(t, err)
	for line := range strings.Lines(string(status)) {
		var kilobytes float64
		if _, err := fmt.Sscanf(line, "RssAnon: %f kB", &kilobytes); err == nil {
			return kilobytes * 1024 / 1e6
		}
	}
	t.Fatal("this system does not tell anonymous memory")
	return 0
}
