package p;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

class ATest {
    MockMvc mockMvc;

    void setUp() {
        mockMvc = MockMvcBuilders
                .standaloneSetup(controller)
                .build();
        mockMvc.getDispatcherServlet().getWebApplicationContext()
                .getBean(RequestMappingHandlerAdapter.class).setIgnoreDefaultModelOnRedirect(false);
    }

    void local() {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(controller).build();
        mvc.getDispatcherServlet().getWebApplicationContext()
                .getBean(RequestMappingHandlerAdapter.class).setIgnoreDefaultModelOnRedirect(false);
    }
}
