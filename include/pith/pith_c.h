/* pith in C: split a page, HTML or scraped text, into its parts.
 *
 * This header is pith.h for C (C99 and later) and for everything that calls C. What a kind, a shape or a limit means is said
 * there.
 *
 * USE
 *
 *     #include <pith/pith_c.h>
 *
 *     #include <stdio.h>
 *     #include <string.h>
 *
 *     int main(void) {
 *       const char page[] = "<h1>Tides</h1><p>The moon pulls the sea, and the sea follows it, twice a day.</p>";
 *       pith_options options = PITH_OPTIONS_INIT;
 *       pith_document* document = NULL;
 *       char* text = NULL;
 *       size_t size = 0;
 *       options.url = "https://tides.example/";
 *       if (pith_extract(page, strlen(page), &options, &document) != PITH_OK) return 1;
 *       if (pith_write(document, NULL, &text, &size) == PITH_OK) fwrite(text, 1, size, stdout);
 *       pith_free(text);
 *       pith_document_free(document);
 *       return 0;
 *     }
 *
 * RULES
 *
 *   Ownership. A pith_document is the caller's and ends with pith_document_free(); what pith_write() gives ends with pith_free().
 *   A pith_string belongs to its document and is valid as long as that is. Arguments are not needed after a call. NULL may be
 *   freed.
 *
 *   Strings are UTF-8 with a size in bytes, and without a NUL at their end, unless a function says otherwise. An empty one stands
 *   for what the page does not state. Strings in options end with a NUL.
 *
 *   Errors. No C++ exception leaves a function. On any status but PITH_OK nothing was made: documents and output are NULL, and
 *   structures as they were. The bytes of a page are never an error.
 *
 *   Structures begin with their size, which the caller sets: PITH_OPTIONS_INIT and PITH_WRITE_OPTIONS_INIT do that, and
 *   `block.size = sizeof block` before a call that fills a block. A later version may add members at the end; then a program that
 *   was compiled with this header gives and gets those that it knows. Enumerations get further enumerators at their end only.
 *
 *   Threads. All functions may be called at the same time, and several threads may read one document.
 */
#ifndef PITH_PITH_C_H
#define PITH_PITH_C_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif
#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------------------------------------------------ constants */

/* What a call came to. */
typedef enum pith_status {
  PITH_OK,
  PITH_NO_MEMORY,
  PITH_INVALID_ARGUMENT, /* a NULL, a number that is no enumerator, an index beyond the end, a structure without its size */
  PITH_UNKNOWN_ENCODING, /* pith_options.encoding is no label of the WHATWG Encoding Standard */
  PITH_FAILED            /* an error in pith */
} pith_status;

typedef enum pith_kind {
  PITH_KIND_TITLE,
  PITH_KIND_BYLINE,
  PITH_KIND_ARTICLE,
  PITH_KIND_CAPTION,
  PITH_KIND_TAGS,
  PITH_KIND_RELATED,
  PITH_KIND_COMMENT,
  PITH_KIND_AD,
  PITH_KIND_NAV
} pith_kind;

typedef enum pith_shape {
  PITH_SHAPE_PARAGRAPH,
  PITH_SHAPE_HEADING,
  PITH_SHAPE_ITEM,
  PITH_SHAPE_QUOTE,
  PITH_SHAPE_CODE,
  PITH_SHAPE_TABLE,
  PITH_SHAPE_FIGURE,
  PITH_SHAPE_RULE
} pith_shape;

typedef enum pith_mark_type {
  PITH_MARK_LINK,
  PITH_MARK_EMPHASIS,
  PITH_MARK_STRONG,
  PITH_MARK_CODE,
  PITH_MARK_DELETED,
  PITH_MARK_INSERTED,
  PITH_MARK_IMAGE,
  PITH_MARK_EMBED,
  PITH_MARK_MATH
} pith_mark_type;

typedef enum pith_nesting_type { PITH_NESTING_BULLET, PITH_NESTING_ORDERED, PITH_NESTING_QUOTE } pith_nesting_type;

typedef enum pith_format { PITH_FORMAT_AUTO, PITH_FORMAT_HTML, PITH_FORMAT_TEXT } pith_format;

typedef enum pith_page_type {
  PITH_TYPE_AUTO, /* in options: it is predicted */
  PITH_TYPE_ARTICLE,
  PITH_TYPE_FORUM,
  PITH_TYPE_PRODUCT,
  PITH_TYPE_COLLECTION,
  PITH_TYPE_LISTING,
  PITH_TYPE_DOCUMENTATION,
  PITH_TYPE_SERVICE
} pith_page_type;

typedef enum pith_bias { PITH_BIAS_BALANCED, PITH_BIAS_PRECISION, PITH_BIAS_RECALL } pith_bias;

typedef enum pith_limit {
  PITH_LIMIT_NONE,
  PITH_LIMIT_BYTES,
  PITH_LIMIT_DEPTH,
  PITH_LIMIT_MEMORY,
  PITH_LIMIT_BLOCKS,
  PITH_LIMIT_PARSER,
  PITH_LIMIT_TRUNCATED
} pith_limit;

/* Of the metadata, authors, tags and categories have any number of values, the others one or none. */
typedef enum pith_field {
  PITH_FIELD_TITLE,
  PITH_FIELD_AUTHORS,
  PITH_FIELD_PUBLISHED,
  PITH_FIELD_MODIFIED,
  PITH_FIELD_SITE,
  PITH_FIELD_URL,
  PITH_FIELD_LANGUAGE,
  PITH_FIELD_DESCRIPTION,
  PITH_FIELD_IMAGE,
  PITH_FIELD_TAGS,
  PITH_FIELD_CATEGORIES,
  PITH_FIELD_LICENSE
} pith_field;

typedef enum pith_output_format {
  PITH_TO_TEXT,
  PITH_TO_MARKDOWN,
  PITH_TO_HTML,
  PITH_TO_JSON,
  PITH_TO_JSONL,
  PITH_TO_REPORT /* pith_options.explain must have been set */
} pith_output_format;

typedef enum pith_links { PITH_LINKS_DEFAULT, PITH_LINKS_INLINE, PITH_LINKS_REFERENCE, PITH_LINKS_NONE } pith_links;
typedef enum pith_images { PITH_IMAGES_DEFAULT, PITH_IMAGES_KEEP, PITH_IMAGES_ALT, PITH_IMAGES_NONE } pith_images;

/* Further members of the object of a page in JSON: bits of pith_write_options.with. */
enum {
  PITH_WITH_WORDS = 1 << 0,
  PITH_WITH_ENCODING = 1 << 1,
  PITH_WITH_FORMAT = 1 << 2,
  PITH_WITH_VERSION = 1 << 3,
  PITH_WITH_MARKDOWN = 1 << 4,
  PITH_WITH_HTML = 1 << 5,
  PITH_WITH_LINKS = 1 << 6,
  PITH_WITH_IMAGES = 1 << 7,
  PITH_WITH_BLOCKS = 1 << 8,
  PITH_WITH_SOURCES = 1 << 9 /* pith_options.sources must have been set */
};

/* The version of the library, such as "0.2.0". It ends with a NUL and is never freed; so do and are the names below, which are
 * those that pith prints. The name of a number that is no enumerator is NULL. */
const char* pith_version(void);
const char* pith_status_message(int status); /* "not enough memory" */
const char* pith_kind_name(int kind);        /* "article" */
const char* pith_shape_name(int shape);      /* "paragraph" */
const char* pith_page_type_name(int type);   /* "forum"; "" for PITH_TYPE_AUTO */
const char* pith_limit_name(int limit);      /* "depth"; "" for PITH_LIMIT_NONE */

/* ----------------------------------------------------------------------------------------------------------------- extracting */

typedef struct pith_string {
  const char* data; /* never NULL */
  size_t size;
} pith_string;

/* What the caller knows about a page. What is 0 or NULL is not known, or has its default. */
typedef struct pith_options {
  size_t size;          /* sizeof(pith_options) */
  const char* url;      /* address of the page */
  const char* encoding; /* label of the WHATWG Encoding Standard */
  int format;           /* pith_format */
  int type;             /* pith_page_type */
  int bias;             /* pith_bias */
  int explain;          /* not 0: blocks have reasons, and the document has statements */
  int sources;          /* not 0: the document has statements */
  size_t max_bytes;     /* limits, as pith.h says at Limits */
  size_t max_depth;
  size_t max_memory;
  size_t max_blocks;
} pith_options;
#define PITH_OPTIONS_INIT \
  { sizeof(pith_options), NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/* A page that was read. */
typedef struct pith_document pith_document;

/* Reads a page and labels its blocks. `options` may be NULL. */
pith_status pith_extract(const char* bytes, size_t size, const pith_options* options, pith_document** document);

void pith_document_free(pith_document* document);

/* -------------------------------------------------------------------------------------------------------------------- reading */

/* What there is of a document as a whole. */
typedef struct pith_info {
  size_t size;            /* sizeof(pith_info) */
  int format;             /* pith_format: as the page was read */
  int type;               /* pith_page_type */
  double type_confidence; /* probability of the type, 0 to 1 */
  double confidence;      /* F1 of the article's words to be expected, 0 to 1 */
  int limit;              /* pith_limit: why the page was read only in part */
  pith_string encoding;   /* name in the WHATWG Encoding Standard, as the page was read */
  size_t blocks;          /* the numbers of what the functions below give */
  size_t related;
  size_t comments;
  size_t posts;
  size_t statements;
} pith_info;
pith_status pith_document_info(const pith_document* document, pith_info* info);

/* The number of values that a field of the metadata has, and one of them; an empty string beyond the end. */
size_t pith_metadata_count(const pith_document* document, int field);
pith_string pith_metadata(const pith_document* document, int field, size_t index);

/* A block; pith.h explains the members at Block. The last four are the numbers of what the functions below it give. */
typedef struct pith_block {
  size_t size; /* sizeof(pith_block) */
  int kind;    /* pith_kind */
  int shape;   /* pith_shape */
  int level;
  float score;
  uint32_t begin; /* bytes of the decoded page */
  uint32_t end;
  uint32_t line;
  uint32_t table;
  int head;
  pith_string text;
  pith_string language;
  pith_string anchor;
  pith_string note;
  size_t marks;
  size_t nesting;
  size_t cell_spans;
  size_t reasons;
} pith_block;
pith_status pith_document_block(const pith_document* document, size_t index, pith_block* block);

/* A part of a block's text that is more than plain text. */
typedef struct pith_mark {
  size_t size;    /* sizeof(pith_mark) */
  int type;       /* pith_mark_type */
  uint32_t begin; /* bytes of the block's text */
  uint32_t end;
  int display;        /* of math: not 0 for a display formula */
  pith_string target; /* address of a link or image */
  pith_string label;  /* alternative text of an image, title of an embed */
  pith_string note;   /* of a link: label of the note that it refers to */
} pith_mark;
pith_status pith_block_mark(const pith_document* document, size_t block, size_t index, pith_mark* mark);

/* A list item or quotation around a block, outermost first. */
typedef struct pith_nesting {
  size_t size; /* sizeof(pith_nesting) */
  int type;    /* pith_nesting_type */
  uint32_t list;
  uint32_t item;
  uint32_t number;
} pith_nesting;
pith_status pith_block_nesting(const pith_document* document, size_t block, size_t index, pith_nesting* nesting);

/* A cell of a table's row that spans columns or rows, or that is covered (0 rows). */
typedef struct pith_cell_span {
  size_t size; /* sizeof(pith_cell_span) */
  uint32_t cell;
  uint32_t columns;
  uint32_t rows;
} pith_cell_span;
pith_status pith_block_cell_span(const pith_document* document, size_t block, size_t index, pith_cell_span* span);

/* A reason for a block's kind, strongest first; there are none unless pith_options.explain was set. */
typedef struct pith_reason {
  size_t size; /* sizeof(pith_reason) */
  int kind;    /* pith_kind that it speaks for or against */
  float points;
  pith_string rule;
  pith_string value;
} pith_reason;
pith_status pith_block_reason(const pith_document* document, size_t block, size_t index, pith_reason* reason);

/* Another story that the page shows or links to. */
typedef struct pith_related {
  size_t size; /* sizeof(pith_related) */
  pith_string title;
  pith_string url;
  pith_string source;    /* where it was published */
  pith_string published; /* as the page prints it */
  pith_string text;
  pith_string author; /* as the page names one or several */
} pith_related;
pith_status pith_document_related(const pith_document* document, size_t index, pith_related* related);

/* A reader's comment, or a post in a forum. */
typedef struct pith_comment {
  size_t size; /* sizeof(pith_comment) */
  pith_string author;
  pith_string published;
  pith_string text;
  size_t reply_to; /* the number of the one that it replies to, always an earlier one; PITH_NO_REPLY if it replies to none */
} pith_comment;
#define PITH_NO_REPLY SIZE_MAX
pith_status pith_document_comment(const pith_document* document, size_t index, pith_comment* comment);
pith_status pith_document_post(const pith_document* document, size_t index, pith_comment* post);

/* A candidate for the metadata, best first; there are none unless pith_options.sources or .explain was set. */
typedef struct pith_statement {
  size_t size; /* sizeof(pith_statement) */
  pith_string field;
  pith_string value;
  pith_string from;
  pith_string why; /* what is wrong with it */
  uint32_t line;
  int chosen;
} pith_statement;
pith_status pith_document_statement(const pith_document* document, size_t index, pith_statement* statement);

/* -------------------------------------------------------------------------------------------------------------------- writing */

/* How a document is written; pith.h explains the members at WriteOptions. What is 0 or NULL has its default. */
typedef struct pith_write_options {
  size_t size;      /* sizeof(pith_write_options) */
  int to;           /* pith_output_format */
  unsigned keep;    /* kinds to print: bit 1 << PITH_KIND_ARTICLE and so on */
  int links;        /* pith_links */
  int images;       /* pith_images */
  int front_matter; /* these and the next are 0 or not */
  int segments;
  int explain;
  int ascii;
  int escape_controls;
  unsigned with; /* PITH_WITH_... */
  size_t width;
  const char* source; /* JSON, report: name of the input */
  uint64_t record;
  const char* members; /* JSON: further members, such as "\"id\":7" */
  const char* get;     /* JSON: names of members with commas between them: each alone, on a line of its own */
} pith_write_options;
#define PITH_WRITE_OPTIONS_INIT \
  { sizeof(pith_write_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0, NULL, NULL }

/* Writes a document. `options` may be NULL: the article as text. `*output` is a string of `*size` bytes with a NUL after them, for
 * pith_free(). `size` may be NULL. */
pith_status pith_write(const pith_document* document, const pith_write_options* options, char** output, size_t* size);

void pith_free(char* output);

#ifdef __cplusplus
}
#endif
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
