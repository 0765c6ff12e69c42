package shop;

import static org.springframework.restdocs.request.RequestDocumentation.*;
import static org.springframework.restdocs.request.RequestDocumentation.requestParameters;

class FilesTest {
    void sent() throws Exception {
        mockMvc.perform(MockMvcRequestBuilders.multipart("/files").file(file).param("name", "a"))
            .andDo(document("files/post", requestParameters(parameterWithName("name"))));
    }

    void listed() throws Exception {
        mockMvc.perform(MockMvcRequestBuilders.get("/files").param("name", "a"))
            .andDo(document("files/get", requestParameters(parameterWithName("name"))));
    }
}
