package shop;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.*;

import org.springframework.test.web.servlet.MockMvc;

class WildcardTest {
    void uploads(MockMvc mvc) throws Exception {
        mvc.perform(get("/images"));
        mvc.perform(fileUpload("/images"));
    }
}
