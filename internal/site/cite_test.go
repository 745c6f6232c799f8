package site_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cables/internal/cable"
	"cables/internal/site"
)

func TestCitations(t *testing.T) {
	known, unknown := newSite(t, site.Settings{URL: "https://cables.example", Title: "The Reading Room"}), newSite(t, site.Settings{})
	for _, c := range []struct {
		name, got, want string
	}{
		{"Chicago", cited(t, known, "/cable/09STATE300", 0),
			"U.S. Department of State, Secretary of State, “Demarche on <B>Sandcastles</B> & Moats,” cable 09STATE300, May 1, 2009, Secret//NOFORN, The Reading Room, https://cables.example/cable/09STATE300."},
		{"MLA", cited(t, known, "/cable/09STATE300", 1),
			"United States, Department of State, Secretary of State. “Demarche on <B>Sandcastles</B> & Moats.” The Reading Room, cable 09STATE300, 1 May 2009, cables.example/cable/09STATE300."},
		{"Chicago of a paragraph", cited(t, known, "/cable/09LILLIPUT7/par1", 0),
			"U.S. Department of State, Embassy Lilliput, “Lilliput on Moats,” cable 09LILLIPUT7, May 2, 2009, Confidential, ¶1, The Reading Room, https://cables.example/cable/09LILLIPUT7/par1."},
		{"MLA of a range", cited(t, known, "/cable/09STATE300/par2..par3", 1),
			"United States, Department of State, Secretary of State. “Demarche on <B>Sandcastles</B> & Moats.” The Reading Room, cable 09STATE300, 1 May 2009, ¶2–3, cables.example/cable/09STATE300/par2..par3."},
		{"without an address of its own the site gives none", cited(t, unknown, "/cable/09LILLIPUT7", 0),
			"U.S. Department of State, Embassy Lilliput, “Lilliput on Moats,” cable 09LILLIPUT7, May 2, 2009, Confidential, Cables."},
		{"the same in MLA", cited(t, unknown, "/cable/09LILLIPUT7", 1),
			"United States, Department of State, Embassy Lilliput. “Lilliput on Moats.” Cables, cable 09LILLIPUT7, 2 May 2009."},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n%s, not\n%s", c.name, c.got, c.want)
		}
	}
}

// cited is what stands in a box of a page: 0 is Chicago, 1 MLA.
func cited(t *testing.T, s *site.Server, address string, box int) string {
	t.Helper()
	r := get(t, s, address)
	boxes := r.texts(".citing dd")
	if len(boxes) != 4 {
		t.Fatalf("%s has the boxes %q", address, boxes)
	}
	return boxes[box]
}

func TestBibTeX(t *testing.T) {
	s := newSite(t, site.Settings{URL: "https://cables.example"})
	want := `@misc{09STATE300:par2-par3,
  author       = {{U.S. Department of State, Secretary of State}},
  title        = {{Demarche on \textless{}B\textgreater{}Sandcastles\textless{}/B\textgreater{} \& Moats}},
  howpublished = {Cable 09STATE300, Secret//NOFORN},
  organization = {Cables},
  year         = 2009,
  month        = may,
  day          = 1,
  note         = {\P{}2--3},
  url          = {https://cables.example/cable/09STATE300/par2..par3},
}
`
	r := get(t, s, "/cable/09STATE300/par2..par3.bib")
	if r.Body.String() != want || r.Header().Get("Content-Type") != "application/x-bibtex; charset=utf-8" {
		t.Errorf("%s is\n%s, not\n%s", r.Header().Get("Content-Type"), r.Body, want)
	}
	page := get(t, s, "/cable/09STATE300/par2..par3")
	if got := page.text(".citing pre"); got != strings.Join(strings.Fields(want), " ") {
		t.Errorf("the page shows %s", got)
	}
}

func TestRIS(t *testing.T) {
	r := get(t, newSite(t, site.Settings{}), "/cable/09LILLIPUT7.ris")
	want := "TY  - GOVDOC\r\nAU  - U.S. Department of State: Embassy Lilliput\r\nTI  - Lilliput on Moats\r\nPY  - 2009\r\nDA  - 2009/05/02\r\n" +
		"AN  - 09LILLIPUT7\r\nDP  - Cables\r\nKW  - PREL\r\nKW  - LX\r\nN1  - Confidential\r\n" +
		"AB  - The Court took the point in STATE 300 and kept the spade.\r\nLA  - en\r\nER  - \r\n"
	if r.Body.String() != want {
		t.Errorf("the record is\n%q, not\n%q", r.Body, want)
	}
}

// A cable can lack its date, its origin, its subject, and can have any subject.
func TestCitationsOfWhatIsOdd(t *testing.T) {
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), []cable.Telegram{
		{ID: "09MILDENDO1", Body: "1. Nothing is known of this.\n"},
		{ID: "09MILDENDO2", Created: time.Date(2009, 9, 4, 0, 0, 0, 0, time.UTC), Origin: "Consulate Mildendo",
			Body: "UNCLAS MILDENDO 000002\n\nSUBJECT: WHO SAID \"EGGS {50% OFF}\\\"?\n\n1. Nobody.\n"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := serve(t, site.Always(a), site.Settings{})
	for _, c := range []struct{ name, got, want string }{
		{"nothing known", cited(t, s, "/cable/09MILDENDO1", 0), "U.S. Department of State, “Cable 09MILDENDO1,” cable 09MILDENDO1, Cables."},
		{"a question that quotes", cited(t, s, "/cable/09MILDENDO2", 1),
			"United States, Department of State, Consulate Mildendo. “Who Said ‘Eggs {50% Off}\\’?” Cables, cable 09MILDENDO2, 4 Sept. 2009."},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n%s, not\n%s", c.name, c.got, c.want)
		}
	}
	entry := get(t, s, "/cable/09MILDENDO2.bib").Body.String()
	if strings.Count(entry, "{") != strings.Count(entry, "}") || !strings.Contains(entry, `\textbraceleft{}50\% Off\textbraceright{}\textbackslash{}`) {
		t.Errorf("the entry is %s", entry)
	}
	if entry := get(t, s, "/cable/09MILDENDO1.bib").Body.String(); strings.Contains(entry, "year") || strings.Contains(entry, "0001") {
		t.Errorf("the entry of an unknown date is %s", entry)
	}
}

func TestTwinsAreAnnounced(t *testing.T) {
	s := newSite(t, site.Settings{})
	for address, want := range map[string][]string{
		"/cable/09STATE300":      {".txt", ".json", ".md", ".bib", ".ris"},
		"/cable/09STATE300/par1": {".txt", ".json", ".md", ".bib", ".ris"},
		"/tag/PREL":              {".json", ".atom", ".csv"},
		"/list?ids=09STATE300":   {".json", ".atom", ".csv", ".bib", ".ris"},
	} {
		r := get(t, s, address)
		var got []string
		for _, node := range r.all("link[rel=alternate]") {
			twin := get(t, s, attrOf(node, "href"))
			if kind, _, _ := strings.Cut(twin.Header().Get("Content-Type"), ";"); twin.Code != 200 || kind != attrOf(node, "type") {
				t.Errorf("%s answers %d, %s", attrOf(node, "href"), twin.Code, kind)
			}
			path, _, _ := strings.Cut(attrOf(node, "href"), "?")
			got = append(got, path[strings.LastIndexByte(path, '.'):])
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s announces %q, not %q", address, got, want)
		}
	}
	for _, none := range []string{"/cable/08LILLIPUT900.bib", "/cable/09STATE300.atom", "/cable/09STATE300/par99.md", "/tag/NONE.csv"} {
		if r := get(t, s, none); r.Code != 404 {
			t.Errorf("%s answers %d", none, r.Code)
		}
	}
	if r := get(t, s, "/cable/09state300.bib"); r.Code != 308 || r.Header().Get("Location") != "/cable/09STATE300.bib" {
		t.Errorf("another spelling answers %d to %s", r.Code, r.Header().Get("Location"))
	}
}

func TestMarkdownTwin(t *testing.T) {
	got := get(t, newSite(t, site.Settings{URL: "https://cables.example"}), "/cable/09STATE300.md").Body.String()
	for _, want := range []string{
		"# Demarche on \\<B\\>Sandcastles\\</B\\> \\& Moats\n\n- Reference ID: 09STATE300\n- Created: 1 May 2009 12:00 UTC\n- Released: 2 February 2011\n- Classification: Secret//NOFORN\n- Origin: Secretary of State\n",
		"- Address: <https://cables.example/cable/09STATE300>\n",
		"## Summary\n\n**1.** (S/NF) ACTION REQUEST: Post should remind the Court that a moat is a moat ([ref A](https://cables.example/cable/09LILLIPUT7)). The bucket is held by XXXXXXXXXXXX of the harbor office.",
		"**2.** (C) Post should say that:\n\n- The tide is not negotiable.\n",
		"## References\n\n- A: [09LILLIPUT7](https://cables.example/cable/09LILLIPUT7) Lilliput on Moats, 2 May 2009\n- B: [08LILLIPUT900](https://cables.example/cable/08LILLIPUT900), not in this archive\n- C: GULLIVER-SMITH TELCON OF MAY 1\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the twin lacks\n%s\nin\n%s", want, got)
		}
	}
	table := oneCable(t, "UNCLAS MILDENDO 000001\n\nSUBJECT: EGGS\n\n1. The count:\n\n   Eggs      2     3\n   Ends      4     6\n   ```       0     0\n\n2. Done.\n")
	if got, want := get(t, table, "/cable/09MILDENDO1.md").Body.String(), "````\nEggs      2     3\nEnds      4     6\n```       0     0\n````\n"; !strings.Contains(got, want) {
		t.Errorf("a table is not fenced:\n%s", got)
	}
	part := get(t, newSite(t, site.Settings{}), "/cable/09STATE300/par4.md").Body.String()
	if !strings.HasPrefix(part, "# Demarche on \\<B\\>Sandcastles\\</B\\> \\& Moats ¶4\n") || !strings.HasSuffix(part, "\n\n**4.** (SBU) See also ref B.\n") || strings.Contains(part, "](") {
		t.Errorf("the twin of a paragraph is\n%s", part)
	}
}

// oneCable serves a site of one cable.
func oneCable(t *testing.T, body string) *site.Server {
	t.Helper()
	a, err := build(filepath.Join(t.TempDir(), "cables.db"), []cable.Telegram{{ID: "09MILDENDO1", Body: body}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return serve(t, site.Always(a), site.Settings{})
}

func TestMicrodata(t *testing.T) {
	r := get(t, newSite(t, site.Settings{URL: "https://cables.example"}), "/cable/09STATE300")
	if got := r.attr("article[itemtype=https://schema.org/Message]", "itemid"); got != "https://cables.example/cable/09STATE300" {
		t.Errorf("the item is %q", got)
	}
	for name, want := range map[string]string{"identifier": "09STATE300", "dateCreated": "2009-05-01", "datePublished": "2011-02-02", "keywords": "PREL, PGOV, ECON"} {
		if got := r.attr("meta[itemprop="+name+"]", "content"); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	part := get(t, newSite(t, site.Settings{URL: "https://cables.example"}), "/cable/09STATE300/par1")
	if part.attr("link[itemprop=isPartOf]", "href") != "https://cables.example/cable/09STATE300" || len(part.all("article[itemtype=https://schema.org/Quotation]")) != 1 {
		t.Error("a paragraph is no quotation of its cable")
	}
}

func TestMisreadingsCanBeReported(t *testing.T) {
	desk := site.Settings{URL: "https://cables.example", Contact: "desk@cables.example"}
	for _, c := range []struct {
		name     string
		settings site.Settings
		address  string
		want     string
	}{
		{"a paragraph, by letter", desk, "/cable/09STATE300/par4",
			"mailto:desk@cables.example?subject=Misread:%2009STATE300%20%C2%B64&body=https:%2F%2Fcables.example%2Fcable%2F09STATE300%2Fpar4%0D%0A%0D%0AWhat%20is%20wrong%2C%20and%20what%20the%20telegram%20says:%0D%0A%0D%0A"},
		{"a cable, on a page", site.Settings{Contact: "https://desk.example/report"}, "/cable/09STATE300", "https://desk.example/report"},
		{"nobody to tell", site.Settings{}, "/cable/09STATE300/par4", ""},
	} {
		r := get(t, newSite(t, c.settings), c.address)
		got := ""
		for _, node := range r.all("a[href]") {
			if strings.HasPrefix(textOf(node), "Report a misreading of 09STATE300") {
				got = attrOf(node, "href")
			}
		}
		if got != c.want {
			t.Errorf("%s: the link leads to %q, not %q", c.name, got, c.want)
		}
	}
}
