package shop;

import static org.springframework.restdocs.mockmvc.MockMvcRestDocumentation.document;
import static org.springframework.restdocs.request.RequestDocumentation.parameterWithName;
import static org.springframework.restdocs.request.RequestDocumentation.queryParameters;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.springframework.restdocs.request.QueryParametersSnippet;

class BikesTest {
    void all() throws Exception {
        QueryParametersSnippet sent = queryParameters(parameterWithName("all").description("All of them."));
        mockMvc.perform(get("/api/bikes").param("all", "true")).andDo(document("bikes/get", sent));
    }

    void added() throws Exception {
        mockMvc.perform(post("/api/bikes?draft={draft}", true).contentType("application/json").content("{}"))
            .andDo(document("bikes/post", queryParameters(parameterWithName("draft").description("Draft."))));
    }
}
