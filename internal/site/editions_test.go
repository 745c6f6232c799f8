package site_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cables/internal/archive"
	"cables/internal/cable"
)

// swaps is how many editions follow each other while readers read.
const swaps = 100

// bulletins are two cables of one origin that both say which edition they are of.
func bulletins(edition int) []cable.Telegram {
	var all []cable.Telegram
	for n, word := range []string{"tide", "moat"} {
		all = append(all, cable.Telegram{
			ID: cable.NewID(2009, "LILLIPUT", n+1), Created: time.Date(2009, 5, n+1, 9, 0, 0, 0, time.UTC), Origin: "Embassy Lilliput", Classification: "UNCLASSIFIED",
			Body: fmt.Sprintf("UNCLAS LILLIPUT %06d\n\nTAGS: ECON\nSUBJECT: BULLETIN %d\n\n1. The %s stands at %d.\nTHUMB\n", n+1, edition, word, edition),
		})
	}
	return all
}

func importBulletins(ctx context.Context, path string, edition int) error {
	im, err := archive.Begin(ctx, path, archive.Options{})
	if err != nil {
		return err
	}
	defer im.Abort()
	for _, t := range bulletins(edition) {
		if err := im.Add(ctx, t, archive.Source{Name: string(t.ID) + ".txt", Form: "text", SHA256: archive.Sum(t)}); err != nil {
			return err
		}
	}
	report, err := im.Commit(ctx)
	if err == nil && report.Edition != edition {
		err = fmt.Errorf("edition %d was made, not %d", report.Edition, edition)
	}
	return err
}

// Readers ask without pause while a hundred editions take each other's place.
// No answer fails, and each is of one edition only.
func TestAHundredEditionsUnderLoad(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "cables.db")
	if err := importBulletins(t.Context(), path, 1); err != nil {
		t.Fatal(err)
	}
	goroutines := runtime.NumGoroutine()
	current, err := archive.Follow(t.Context(), path, 10*time.Millisecond, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(serve(t, current.Pin, kept))
	client := server.Client()
	before := openIn(folder)

	ctx, stop := context.WithCancel(t.Context())
	var asked atomic.Int64
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() { readOn(ctx, t, client, server.URL, &asked) })
	}
	slowest := time.Duration(0)
	for edition := 2; edition <= swaps+1; edition++ {
		if err := importBulletins(t.Context(), path, edition); err != nil {
			t.Error(err)
			break
		}
		slowest = max(slowest, waitFor(t, client, server.URL, edition))
	}
	stop()
	readers.Wait()
	t.Logf("%d answers through %d editions; the slowest was served %v after its import", asked.Load(), swaps, slowest.Round(time.Millisecond))
	settle(t, "open files after the last edition", func() int { return openIn(folder) }, before)
	client.CloseIdleConnections()
	server.Close()
	current.Close()
	settle(t, "open files after the end", func() int { return openIn(folder) }, 0)
	settle(t, "goroutines after the end", runtime.NumGoroutine, goroutines)
}

// readOn asks one question after the other until the context ends.
func readOn(ctx context.Context, t *testing.T, client *http.Client, server string, asked *atomic.Int64) {
	latest := 0
	for n := 0; ctx.Err() == nil; n++ {
		q := editionQuestions[n%len(editionQuestions)]
		edition, err := q.ask(client, server)
		if err == nil && edition < latest {
			err = fmt.Errorf("edition %d after edition %d", edition, latest)
		}
		if err != nil {
			t.Errorf("%s: %v", q.address, err)
			return
		}
		latest = edition
		asked.Add(1)
	}
}

// An editionQuestion is an address and how to tell which edition its answer
// is of; err says that it is of two, or of none.
type editionQuestion struct {
	address string
	read    func(body string) (edition int, err error)
}

var editionQuestions = []editionQuestion{
	{"/cable/09LILLIPUT1.json", func(body string) (int, error) {
		var got struct {
			Edition      int
			Body, SHA256 string
		}
		err := json.Unmarshal([]byte(body), &got)
		if want := bulletins(got.Edition)[0]; err == nil && (got.Body != want.Body || got.SHA256 != archive.Sum(want)) {
			err = fmt.Errorf("edition %d with the text %q", got.Edition, got.Body)
		}
		return got.Edition, err
	}},
	{"/cable/09LILLIPUT2", oneBulletin}, // names its neighbour too, which is found by another question
	{"/cable/09LILLIPUT1.txt", func(body string) (int, error) {
		var edition int
		_, err := fmt.Sscanf(body[strings.Index(body, "BULLETIN "):], "BULLETIN %d", &edition)
		if want := bulletins(edition)[0]; err == nil && body != want.Header+"\n"+want.Body {
			err = fmt.Errorf("the text is %q", body)
		}
		return edition, err
	}},
	{"/tag/ECON", oneBulletin},
	{"/origin/embassy-lilliput.json", oneBulletin},
	{"/readyz", func(body string) (edition int, err error) {
		_, err = fmt.Sscanf(body, "ready: edition %d, 2 cables", &edition)
		return edition, err
	}},
}

var bulletinNumber = regexp.MustCompile(`(?i)(?:bulletin|stands at) (\d+)`)

// oneBulletin reads an answer in which all bulletins have to be of one edition.
func oneBulletin(body string) (edition int, err error) {
	for _, m := range bulletinNumber.FindAllStringSubmatch(body, -1) {
		var n int
		fmt.Sscan(m[1], &n)
		if edition != 0 && n != edition {
			return 0, fmt.Errorf("editions %d and %d in one answer", edition, n)
		}
		edition = n
	}
	if edition == 0 {
		err = fmt.Errorf("no edition in %q", body)
	}
	return edition, err
}

func (q editionQuestion) ask(client *http.Client, server string) (edition int, err error) {
	response, err := client.Get(server + q.address)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("answers %s", response.Status)
	}
	if err != nil {
		return 0, err
	}
	return q.read(string(body))
}

// waitFor asks until an edition is served, and tells how long that took.
func waitFor(t *testing.T, client *http.Client, server string, edition int) time.Duration {
	t.Helper()
	ready := editionQuestions[len(editionQuestions)-1]
	for start := time.Now(); ; time.Sleep(time.Millisecond) {
		served, err := ready.ask(client, server)
		if err != nil {
			t.Fatal(err)
		}
		if served == edition {
			return time.Since(start)
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("edition %d is served ten seconds after %d was made", served, edition)
		}
	}
}

// openIn counts the descriptors of this process that lead into a folder.
func openIn(folder string) (n int) {
	links, _ := filepath.Glob("/proc/self/fd/*")
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, folder) {
			n++
		}
	}
	return n
}

// settle waits until there is no more of a thing than there may be: an answer
// is with the client before the handler has ended.
func settle(t *testing.T, what string, count func() int, most int) {
	t.Helper()
	for range 200 {
		if count() <= most {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d %s, want at most %d", count(), what, most)
}

// What is kept of one edition is not answered once the next is there, neither a
// page nor where an address leads; and who has the old page is sent the new one.
func TestNoPageOutlivesItsEdition(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cables.db")
	if err := importBulletins(t.Context(), path, 1); err != nil {
		t.Fatal(err)
	}
	old, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	current := atomic.Pointer[archive.Archive]{}
	current.Store(old)
	s := serve(t, func() (*archive.Archive, func()) { return current.Load(), func() {} }, kept)
	first := map[string]*httptest.ResponseRecorder{}
	for _, address := range []string{"/cable/09LILLIPUT1", "/cable/09LILLIPUT1.txt", "/origin/embassy-lilliput"} {
		for range 3 {
			first[address] = request(s, "GET", address, "Accept-Encoding", "gzip")
		}
	}
	added := []struct {
		address       string
		before, after int
	}{{"/cable/09LILLIPUT3", 404, 200}, {"/cable/09LILLIPUT3.json", 404, 200}, {"/search?q=09LILLIPUT3", 404, 302}}
	for _, c := range added {
		if got := request(s, "GET", c.address).Code; got != c.before {
			t.Errorf("%s answers %d before the cable is held", c.address, got)
		}
	}
	if err := importBulletins(t.Context(), path, 2); err != nil {
		t.Fatal(err)
	}
	importThird(t, path)
	next, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	current.Store(next)
	for address, before := range first {
		after := request(s, "GET", address, "Accept-Encoding", "gzip", "If-None-Match", before.Header().Get("ETag"))
		if after.Code != 200 || after.Header().Get("ETag") == before.Header().Get("ETag") {
			t.Errorf("%s answers %d with the tag %s, before %s", address, after.Code, after.Header().Get("ETag"), before.Header().Get("ETag"))
		} else if text := strings.ToUpper(unpacked(t, after)); !strings.Contains(text, "BULLETIN 2") || strings.Contains(text, "BULLETIN 1") {
			t.Errorf("%s is still of the old edition", address)
		}
	}
	for _, c := range added {
		if got := request(s, "GET", c.address).Code; got != c.after {
			t.Errorf("%s answers %d once the cable is held", c.address, got)
		}
	}
}

// importThird adds a cable that no edition of bulletins has.
func importThird(t *testing.T, path string) {
	t.Helper()
	im, err := archive.Begin(t.Context(), path, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Abort()
	third := cable.Telegram{ID: "09LILLIPUT3", Created: time.Date(2009, 5, 9, 9, 0, 0, 0, time.UTC), Origin: "Embassy Lilliput", Body: "UNCLAS LILLIPUT 000003\n\nSUBJECT: BULLETIN 2\n\n1. A third.\n"}
	if err := im.Add(t.Context(), third, archive.Source{Name: "x.txt", Form: "text", SHA256: archive.Sum(third)}); err != nil {
		t.Fatal(err)
	}
	if _, err := im.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}
