package com.northquay.warehouse.web;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit4.SpringRunner;
import org.springframework.test.web.servlet.MockMvc;

@RunWith(SpringRunner.class)
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("staging")
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:products")
public class ProductControllerTest {

    @Autowired
    private MockMvc mvc;

    @Test
    public void theSiteComesFromTheProfile() throws Exception {
        mvc.perform(get("/products/ROPE-10"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Site", "North Quay (staging)"))
                .andExpect(jsonPath("$.weightKg", is(4.2)));
    }

    @Test
    public void discontinuedProductsAreNotListed() throws Exception {
        mvc.perform(get("/products")).andExpect(jsonPath("$[?(@.sku == 'TAR-5')]", hasSize(0)));
        mvc.perform(get("/products/TAR-5")).andExpect(jsonPath("$.orderable", is(false)));
    }

    @Test
    public void productsComeAndGo() throws Exception {
        mvc.perform(post("/products").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sku\": \"OAR-L\", \"name\": \"Oar, left\", \"weightKg\": 2.3}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.orderable", is(true)));
        mvc.perform(delete("/products/OAR-L")).andExpect(status().isNoContent());
        mvc.perform(get("/products/OAR-L")).andExpect(jsonPath("$.orderable", is(false)));
    }

    @Test
    public void brokenProductsAreRefused() throws Exception {
        mvc.perform(post("/products").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sku\": \"oar\", \"name\": \"Oar, left\", \"weightKg\": 2.3}"))
                .andExpect(status().isBadRequest());
    }

    @Test
    public void unknownProductsAreNotFound() throws Exception {
        mvc.perform(get("/products/SAIL-1")).andExpect(status().isNotFound());
    }
}
