package site

import (
	"net/http"
	"strings"

	"cables/internal/cable"
	"cables/internal/editorial"
)

// An ArticlesPage is the index of articles, the newest first.
type ArticlesPage struct {
	Frame
	Articles []ArticleView
}

// An ArticleView is an article in a list.
type ArticleView struct {
	Link
	Lang         string // where it is not the site's; else ""
	Language     string
	Date         DayView
	Author       string
	Description  string
	Translations []Translation
}

func (s *Server) serveArticles(w http.ResponseWriter, r *http.Request) error {
	if wantsJSON(r) {
		return s.serveArticlesJSON(w, r)
	}
	page := &ArticlesPage{
		Frame: Frame{Title: "Articles", Section: "articles", Canonical: "/articles/",
			Description: "What has been written here about the cables, the newest first.",
			Twins:       []Twin{jsonTwin("/articles.json")}},
		Articles: s.viewArticles(s.pages.Articles()),
	}
	return s.render(w, r, http.StatusOK, "articles", page)
}

func (s *Server) viewArticles(pages []editorial.Page) []ArticleView {
	var views []ArticleView
	for _, page := range pages {
		view := ArticleView{Link: Link{page.Title, pageAddress(page)}, Author: page.Author, Description: page.Description,
			Date: DayView{ISO: page.Date, Text: readingDate(page.Date)}, Translations: s.translations(page)}
		if page.Lang != siteLang {
			view.Lang, view.Language = page.Lang, languageName(page.Lang)
		}
		views = append(views, view)
	}
	return views
}

func (s *Server) serveArticle(w http.ResponseWriter, r *http.Request) error {
	asked := param(r, "*")
	name := strings.TrimSuffix(asked, ".html")
	written, ok := s.pages.Named("articles", name)
	switch {
	case asked == "index.html":
		return redirect(w, r, "/articles/", http.StatusPermanentRedirect)
	case !ok:
		return s.noSuchArticle()
	case "articles/"+asked != written.Name:
		return serveOtherSpelling(w, r, written)
	}
	page, err := s.newWrittenPage(r, written)
	if err != nil {
		return err
	}
	page.Kind = Link{"Articles", "/articles/"}
	return s.render(w, r, http.StatusOK, "written", page)
}

// noSuchArticle tells a reader who comes with an old link that its article may
// well have been there. It does not pretend that another page is that article.
func (s *Server) noSuchArticle() error {
	refused := notFound("No such article", "No article is kept at this address. Those that the first site carried beside its cables belong to it, and are not part of this archive; the cables that they were about may be.")
	if len(s.pages.Articles()) > 0 {
		return refused.with(Link{"All articles that are kept here", "/articles/"})
	}
	return refused
}

// naming are the articles that name a cable.
func (s *Server) naming(r *http.Request, id cable.ID) ([]ArticleView, error) {
	pages, err := s.rendered(r)
	if err != nil {
		return nil, err
	}
	return s.viewArticles(pages.Naming(id)), nil
}

type jsonArticles struct {
	Articles []jsonArticle `json:"articles"`
}

// A jsonArticle is an article in the index.
type jsonArticle struct {
	Address      string            `json:"address"`
	Title        string            `json:"title"`
	Description  string            `json:"description"`
	Date         string            `json:"date"`
	Author       string            `json:"author"`
	Lang         string            `json:"lang"`
	Translations []jsonTranslation `json:"translations"`
	Cables       []cable.ID        `json:"cables"` // that it names, in order
}

type jsonTranslation struct {
	Lang    string `json:"lang"`
	Address string `json:"address"`
}

func (s *Server) serveArticlesJSON(w http.ResponseWriter, r *http.Request) error {
	pages, err := s.rendered(r)
	if err != nil {
		return err
	}
	index := jsonArticles{Articles: []jsonArticle{}}
	for _, page := range s.pages.Articles() {
		article := jsonArticle{Address: pageAddress(page), Title: page.Title, Description: page.Description, Date: page.Date, Author: page.Author,
			Lang: page.Lang, Translations: []jsonTranslation{}, Cables: append([]cable.ID{}, pages.Cables(page)...)}
		for _, t := range s.translations(page) {
			article.Translations = append(article.Translations, jsonTranslation{t.Lang, t.Address})
		}
		index.Articles = append(index.Articles, article)
	}
	return sendJSON(w, r, index)
}
