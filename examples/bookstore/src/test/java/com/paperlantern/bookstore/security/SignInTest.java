package com.paperlantern.bookstore.security;

import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.junit4.SpringRunner;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

/** From the login to an order, with the real filter and the real users. */
@RunWith(SpringRunner.class)
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
public class SignInTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ObjectMapper json;

    @Test
    public void aTokenOpensTheOrders() throws Exception {
        String token = "Bearer " + login("clerk", "lantern");

        mvc.perform(post("/api/orders").header(HttpHeaders.AUTHORIZATION, token)
                        .contentType(MediaType.APPLICATION_JSON).content("{\"quantities\": {\"1\": 2, \"2\": 1}}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.total", is(28.30)))
                .andExpect(jsonPath("$.shipping", is(0)));
        mvc.perform(get("/api/orders").header(HttpHeaders.AUTHORIZATION, token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].status", is("PLACED")))
                .andExpect(jsonPath("$[0].lines", is(2)));
    }

    @Test
    public void soldOutBooksConflict() throws Exception {
        mvc.perform(post("/api/orders").header(HttpHeaders.AUTHORIZATION, "Bearer " + login("clerk", "lantern"))
                        .contentType(MediaType.APPLICATION_JSON).content("{\"quantities\": {\"4\": 1}}"))
                .andExpect(status().isConflict());
    }

    @Test
    public void ordersNeedAToken() throws Exception {
        mvc.perform(get("/api/orders")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/orders").header(HttpHeaders.AUTHORIZATION, "Bearer forged"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    public void wrongPasswordsAreRefused() throws Exception {
        mvc.perform(post("/api/auth/login").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\": \"clerk\", \"password\": \"lighthouse\"}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    public void metricsAreForManagers() throws Exception {
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
        mvc.perform(get("/actuator/metrics").header(HttpHeaders.AUTHORIZATION, "Bearer " + login("clerk", "lantern")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/actuator/metrics")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + login("manager", "lighthouse")))
                .andExpect(status().isOk());
    }

    private String login(String username, String password) throws Exception {
        String answer = mvc.perform(post("/api/auth/login").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}"))
                .andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
        return json.readTree(answer).get("token").asText();
    }
}
