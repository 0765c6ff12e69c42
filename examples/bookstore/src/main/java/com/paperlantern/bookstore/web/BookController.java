package com.paperlantern.bookstore.web;

import java.net.URI;
import java.util.List;

import javax.servlet.http.HttpServletRequest;
import javax.validation.Valid;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.paperlantern.bookstore.metadata.BookMetadata;
import com.paperlantern.bookstore.metadata.IsbnMetadataClient;
import com.paperlantern.bookstore.service.BookService;
import com.paperlantern.bookstore.web.dto.BookForm;
import com.paperlantern.bookstore.web.dto.BookView;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiImplicitParam;
import io.swagger.annotations.ApiImplicitParams;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.ApiParam;
import io.swagger.annotations.ApiResponse;
import io.swagger.annotations.ApiResponses;
import lombok.RequiredArgsConstructor;
import springfox.documentation.annotations.ApiIgnore;

@RestController
@RequestMapping("/api/books")
@RequiredArgsConstructor
@Api(tags = "Books", description = "The catalogue")
public class BookController {

    private final BookService books;
    private final IsbnMetadataClient metadata;

    @GetMapping
    @ApiOperation(value = "Searches titles and authors", notes = "An empty text finds every book")
    @ApiImplicitParams({
        @ApiImplicitParam(name = "page", value = "Page, from 0", dataType = "int", paramType = "query"),
        @ApiImplicitParam(name = "size", value = "Books a page", dataType = "int", paramType = "query")
    })
    public Page<BookView> search(@ApiParam("Part of a title or a name") @RequestParam(defaultValue = "") String text,
                                 @ApiIgnore Pageable page) {
        return books.search(text, page);
    }

    @GetMapping("/{id}")
    @ApiOperation("Gives one book")
    @ApiResponses({
        @ApiResponse(code = 200, message = "The book"),
        @ApiResponse(code = 404, message = "There is no such book")
    })
    public BookView get(@PathVariable Long id) {
        return books.get(id);
    }

    @GetMapping("/category/{slug}")
    @ApiOperation("Lists the books of a category")
    public List<BookView> inCategory(@PathVariable String slug) {
        return books.inCategory(slug);
    }

    @GetMapping("/best-sellers")
    @ApiOperation("Lists what sells best, refreshed now and then")
    public List<BookView> bestSellers() {
        return books.bestSellers();
    }

    @GetMapping("/{id}/copies-sold")
    @ApiOperation(value = "Counts the copies sold so far", notes = "Clerks only")
    public long copiesSold(@PathVariable Long id) {
        return books.copiesSold(id);
    }

    @GetMapping("/metadata/{isbn}")
    @ApiOperation(value = "Looks an ISBN up at the wholesaler", response = BookMetadata.class)
    public ResponseEntity<BookMetadata> lookUp(@PathVariable String isbn) {
        return ResponseEntity.of(metadata.find(isbn));
    }

    @PostMapping
    @ApiOperation(value = "Adds a book", code = 201)
    public ResponseEntity<BookView> add(@Valid @RequestBody BookForm form, @ApiIgnore HttpServletRequest request) {
        BookView added = books.add(form);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + added.getId())).body(added);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ApiOperation(value = "Removes a book", notes = "Managers only")
    public void remove(@PathVariable Long id) {
        books.remove(id);
    }
}
