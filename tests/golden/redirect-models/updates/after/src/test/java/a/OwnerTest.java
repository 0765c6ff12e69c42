package a;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

class OwnerTest {

    MockMvc mockMvc;

    @BeforeEach
    void setUp() {
        mockMvc = MockMvcBuilders.standaloneSetup(new OwnerController()).build(); // only this controller
        mockMvc.getDispatcherServlet().getWebApplicationContext().getBean(RequestMappingHandlerAdapter.class)
            .setIgnoreDefaultModelOnRedirect(false);
        prepare();
    }

    @Test
    void updates() throws Exception {
        mockMvc.perform(post("/owners/1"))
            .andExpect(status().is3xxRedirection())
            .andExpect(model().attributeExists("owner"));
    }

    @Test
    void creates() throws Exception {
        MockMvc other = MockMvcBuilders
            .standaloneSetup(new OwnerController())
            .build();
        other.getDispatcherServlet().getWebApplicationContext().getBean(RequestMappingHandlerAdapter.class)
            .setIgnoreDefaultModelOnRedirect(false);
        other.perform(post("/owners")).andExpect(status().isOk());
    }
}
