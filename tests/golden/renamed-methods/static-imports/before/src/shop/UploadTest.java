package shop;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.fileUpload;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

class UploadTest {
    void uploads(MockMvc mvc) throws Exception {
        mvc.perform(fileUpload("/images").file("image", new byte[0]));
    }

    List<HttpMethod> methods() {
        return Stream.of("GET", "POST").map(HttpMethod::resolve).collect(Collectors.toList());
    }
}
