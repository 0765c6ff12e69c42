package com.paperlantern.bookstore.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Optional;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.mock.mockito.MockBean;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.junit4.SpringRunner;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

import com.paperlantern.bookstore.metadata.BookMetadata;
import com.paperlantern.bookstore.metadata.IsbnMetadataClient;

@RunWith(SpringRunner.class)
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
public class BookControllerTest {

    private static final String CONGRESS = "{\"isbn\": \"9780156838108\", \"title\": \"The Futurological Congress\","
            + " \"author\": \"Stanislaw Lem\", \"year\": 1971, \"price\": 10.50, \"stock\": 4}";

    @Autowired
    private MockMvc mvc;

    @MockBean
    private IsbnMetadataClient metadata;

    @Test
    public void anyoneMaySearch() throws Exception {
        mvc.perform(get("/api/books").param("text", "earthsea"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totalElements", is(1)))
                .andExpect(jsonPath("$.content[0].author", is("Ursula K. Le Guin")));
    }

    @Test
    public void anyoneMayListACategory() throws Exception {
        mvc.perform(get("/api/books/category/science-fiction"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].title", is("Solaris")));
    }

    @Test
    @WithMockUser(roles = "CLERK")
    public void clerksSeeWhatSells() throws Exception {
        mvc.perform(get("/api/books/1/copies-sold")).andExpect(status().isOk()).andExpect(jsonPath("$", is(0)));
    }

    @Test
    public void customersDoNotSeeWhatSells() throws Exception {
        mvc.perform(get("/api/books/1/copies-sold")).andExpect(status().isUnauthorized());
    }

    @Test
    public void unknownBooksAreNotFound() throws Exception {
        mvc.perform(get("/api/books/4711"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error", is("There is no book 4711")));
    }

    @Test
    public void metadataComeFromTheWholesaler() throws Exception {
        BookMetadata found = new BookMetadata();
        found.setPublisher("Mariner");
        when(metadata.find("9780156027601")).thenReturn(Optional.of(found));

        mvc.perform(get("/api/books/metadata/9780156027601"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.publisher", is("Mariner")));
    }

    @Test
    @WithMockUser(roles = "CLERK")
    public void clerksAddBooks() throws Exception {
        mvc.perform(post("/api/books").contentType(MediaType.APPLICATION_JSON).content(CONGRESS))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/books/1")))
                .andExpect(jsonPath("$.available", is(true)));
    }

    @Test
    @WithMockUser(roles = "CLERK")
    public void brokenFormsAreExplainedFieldByField() throws Exception {
        mvc.perform(post("/api/books").contentType(MediaType.APPLICATION_JSON)
                        .content(CONGRESS.replace("9780156838108", "9780156838109").replace("1971", "1066")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error", is("The request is not valid")))
                .andExpect(jsonPath("$.fields.isbn", is("must be an ISBN-13 without dashes")))
                .andExpect(jsonPath("$.fields.year", containsString("1450")));
    }

    @Test
    @WithMockUser(roles = "CLERK")
    public void whatIsNotJsonIsRefused() throws Exception {
        mvc.perform(post("/api/books").contentType(MediaType.APPLICATION_JSON).content("{"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error", containsString("not JSON")));
    }

    @Test
    @WithMockUser(roles = "CLERK")
    public void clerksMayNotRemoveBooks() throws Exception {
        mvc.perform(delete("/api/books/4")).andExpect(status().isForbidden());
    }

    @Test
    @WithMockUser(roles = {"CLERK", "MANAGER"})
    public void managersRemoveBooks() throws Exception {
        mvc.perform(delete("/api/books/4")).andExpect(status().isNoContent());
        mvc.perform(get("/api/books/4")).andExpect(status().isNotFound());
    }
}
