// SPDX-License-Identifier: Apache-2.0
#include "cartography/draw/output.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <cmath>
#include <exception>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kLargestImage = 30000;  // Cairo's image surfaces end at 32,767 pixels

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) noexcept {
  try {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::exception&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void check(cairo_status_t status, const fs::path& path) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw io_error(fmt::format("the sheet could not be drawn: {}", cairo_status_to_string(status)),
                   {.file = path.string()});
  }
}

void finish(cairo_surface_t* surface, const fs::path& path) {
  cairo_surface_finish(surface);
  check(cairo_surface_status(surface), path);
}

/// What draws the pages of a file, and its path for what goes wrong.
struct Drawing {
  const fs::path& path;
  const DrawPage& draw;
};

void draw_one(cairo_surface_t* surface, double units_per_mm, const Drawing& drawing, std::size_t page) {
  check(cairo_surface_status(surface), drawing.path);
  Canvas canvas(surface, units_per_mm);
  drawing.draw(canvas, page);
  check(cairo_status(canvas.context()), drawing.path);
}

/// A page may end within its last pixel, whose rest would stay black.
void paint_white(cairo_surface_t* surface) {
  const std::unique_ptr<cairo_t, ContextDeleter> context(cairo_create(surface));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
}

std::string png_bytes(const Drawing& drawing, const Page& page, std::size_t number, double dpi) {
  const double scale = dpi / 25.4;
  const double width = std::round(page.width_mm * scale);
  const double height = std::round(page.height_mm * scale);
  if (width > kLargestImage || height > kLargestImage) {
    throw usage_error(fmt::format("an image of {} by {} pixels is too large", width, height),
                      {.file = drawing.path.string()}, "Ask for fewer dots per inch, or for PDF or SVG.");
  }
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  paint_white(surface.get());
  draw_one(surface.get(), scale, drawing, number);
  std::string bytes;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes), drawing.path);
  return bytes;
}

/// Cairo numbers the surfaces of a process: the same drawing would not give the same bytes twice.
void forget_surface_number(std::string& svg) {
  static constexpr std::string_view kId = " id=\"surface";
  const std::size_t begin = svg.find(kId);
  if (begin != std::string::npos) {
    svg.erase(begin, svg.find('"', begin + kId.size()) + 1 - begin);
  }
}

std::string svg_bytes(const Drawing& drawing, const Page& page, std::size_t number) {
  std::string bytes;
  const Surface surface(
      cairo_svg_surface_create_for_stream(append, &bytes, page.width_mm * kPointsPerMm, page.height_mm * kPointsPerMm));
  draw_one(surface.get(), kPointsPerMm, drawing, number);
  finish(surface.get(), drawing.path);
  forget_surface_number(bytes);
  return bytes;
}

void describe(cairo_surface_t* surface, const DocumentInfo& info) {
  const std::string date = info.date ? info.date->iso() : "2000-01-01";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info.subject.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "comarca");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, (date + "T00:00:00Z").c_str());
}

/// The page itself, when there are several and it has a title, then the places on it.
void add_outline(cairo_surface_t* surface, const std::vector<Page>& pages, std::size_t number) {
  std::vector<Bookmark> bookmarks = pages[number].bookmarks;
  if (pages.size() > 1 && !pages[number].title.empty()) {
    bookmarks.insert(bookmarks.begin(), {pages[number].title, 0});
  }
  for (const Bookmark& bookmark : bookmarks) {
    cairo_pdf_surface_add_outline(
        surface, CAIRO_PDF_OUTLINE_ROOT, bookmark.title.c_str(),
        fmt::format("page={} pos=[0.0 {:.1f}]", number + 1, bookmark.y_mm * kPointsPerMm).c_str(),
        CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }
}

std::string pdf_bytes(const Drawing& drawing, const std::vector<Page>& pages, const DocumentInfo& info) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, pages.front().width_mm * kPointsPerMm,
                                                            pages.front().height_mm * kPointsPerMm));
  describe(surface.get(), info);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    cairo_pdf_surface_set_size(surface.get(), pages[i].width_mm * kPointsPerMm, pages[i].height_mm * kPointsPerMm);
    draw_one(surface.get(), kPointsPerMm, drawing, i);
    add_outline(surface.get(), pages, i);
    cairo_surface_show_page(surface.get());
  }
  finish(surface.get(), drawing.path);
  return bytes;
}

fs::path page_path(const fs::path& path, const std::vector<Page>& pages, std::size_t number) {
  if (pages.size() == 1) {
    return path;
  }
  return path.parent_path() / (path.stem().string() + "-" + pages[number].name + path.extension().string());
}

}  // namespace

Canvas measuring_canvas() {
  const Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr));
  return {surface.get(), 1};
}

std::string page_svg(const Page& page, const std::function<void(Canvas&)>& draw) {
  return svg_bytes({{}, [&](Canvas& canvas, std::size_t) { draw(canvas); }}, page, 0);
}

std::vector<fs::path> write_pages(const fs::path& path, const DrawnPages& drawn, const DocumentInfo& info, double dpi) {
  const std::vector<Page>& pages = drawn.pages;
  const Drawing drawing{path, drawn.draw};
  const std::string extension = folded(path.extension().string());
  if (extension == "pdf") {
    write_file(path, pdf_bytes(drawing, pages, info));
    return {path};
  }
  if (extension != "png" && extension != "svg") {
    throw usage_error("a sheet is a .png, .svg or .pdf file", {.file = path.string()});
  }
  std::vector<fs::path> files;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    files.push_back(page_path(path, pages, i));
    write_file(files.back(),
               extension == "png" ? png_bytes(drawing, pages[i], i, dpi) : svg_bytes(drawing, pages[i], i));
  }
  return files;
}

}  // namespace comarca
