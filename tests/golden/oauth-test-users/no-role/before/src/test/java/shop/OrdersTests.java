package shop;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oauth2Login;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

class OrdersTests {

    @Autowired
    private MockMvc mvc;

    @Test
    void shows() throws Exception {
        mvc.perform(get("/orders").with(oauth2Login())).andExpect(status().isOk());
        mvc.perform(get("/orders").with(oidcLogin().idToken(token -> token.subject("ann")))).andExpect(status().isOk());
    }
}
