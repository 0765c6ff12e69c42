package shop;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class BasketTest {
    MockMvc mockMvc;

    void setUp() {
        mockMvc = MockMvcBuilders
                .standaloneSetup(new OrderController())
                .build();
    }
}
