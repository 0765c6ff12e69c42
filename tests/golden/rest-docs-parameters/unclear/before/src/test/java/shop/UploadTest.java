package shop;

import static org.springframework.restdocs.request.RequestDocumentation.requestParameters;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

class UploadTest {
    void sent() throws Exception {
        mockMvc.perform(multipart("/files").file(file).param("name", "a"))
            .andDo(document("files", requestParameters(parameterWithName("name"))));
        mockMvc.perform(put("/files?at=1").param("name", "a"))
            .andDo(document("both", requestParameters(parameterWithName("name"))));
        mockMvc.perform(put("/files").contentType(MediaType.APPLICATION_JSON).param("name", "a"))
            .andDo(document("json", requestParameters(parameterWithName("name"))));
    }

    Snippet elsewhere() {
        return ResourceSnippetParameters.builder().requestParameters(parameterWithName("name")).build();
    }
}
