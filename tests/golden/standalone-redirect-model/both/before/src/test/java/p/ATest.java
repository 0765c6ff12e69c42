package p;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ATest {
    MockMvc mockMvc;

    void setUp() {
        mockMvc = MockMvcBuilders
                .standaloneSetup(controller)
                .build();
    }

    void local() {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(controller).build();
    }
}
