package shop;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.filter.CharacterEncodingFilter;

class OrderTest {
    MockMvc mockMvc;

    void setUp() {
        mockMvc = MockMvcBuilders
                .standaloneSetup(new OrderController())
                .addFilters(new CharacterEncodingFilter("UTF-8", true))
                .build();
    }
}
