package browser

import (
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"cables/internal/site"
)

var lighthouse = flag.Bool("lighthouse", false, "ask Lighthouse about home, a list and a cable, which takes minutes")

// TestLighthouse does nothing without -lighthouse: its points depend on how
// busy the machine is. `make lighthouse` calls it.
func TestLighthouse(t *testing.T) {
	if !*lighthouse {
		return
	}
	requireChromium(t)
	address := serveAddressed(t)
	command := exec.CommandContext(t.Context(), "node", "lighthouse.mjs", address, "/", "/tag/PREL", "/cable/07STRELSAU112")
	command.Env = append(os.Environ(), "CHROME_PATH="+findChromium())
	out, err := command.CombinedOutput()
	t.Logf("\n%s", out)
	check(t, err)
}

// serveAddressed serves the demo archive as a site that knows where it is, as
// a public one does.
func serveAddressed(t *testing.T) (address string) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	address = "http://" + server.Listener.Addr().String()
	path, err := demo()
	check(t, err)
	handler, err := site.New(site.Always(openArchive(t, path)), site.Settings{URL: address})
	check(t, err)
	server.Config.Handler = handler
	server.Start()
	t.Cleanup(server.Close)
	return address
}
