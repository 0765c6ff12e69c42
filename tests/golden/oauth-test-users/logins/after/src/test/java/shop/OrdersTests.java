package shop;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oauth2Login;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;

class OrdersTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private WebTestClient client;

    @Test
    void shows() throws Exception {
        mvc.perform(get("/orders").with(oauth2Login().authorities(new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("SCOPE_read")))).andExpect(status().isOk());
        mvc.perform(get("/orders").with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("SCOPE_read")).idToken(token -> token.subject("ann")))).andExpect(status().isOk());
        mvc.perform(get("/orders").with(oauth2Login().authorities(new SimpleGrantedAuthority("ROLE_ADMIN"))))
                .andExpect(status().isForbidden());
        client.mutateWith(SecurityMockServerConfigurers.mockOidcLogin().authorities(new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("SCOPE_read"))).get().uri("/orders").exchange();
    }
}
