package com.northquay.warehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.xpath;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

import com.northquay.audit.AuditTrail;
import com.northquay.warehouse.service.StockService;

@SpringBootTest
@AutoConfigureMockMvc
class StockControllerTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StockService stock;

    @Autowired
    private AuditTrail trail;

    @Test
    void aPickIsTakenFromTheShelvesAndWrittenDown() throws Exception {
        mvc.perform(post("/stock/LAMP-S/picks").param("pieces", "20").header("X-User", "kim"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].location", is("A-01-1")))
                .andExpect(jsonPath("$[0].pieces", is(100)));

        assertThat(stock.movementsOf("LAMP-S")).isEqualTo(1);
        assertThat(trail.entries().get(0).getUser()).isEqualTo("kim");
        assertThat(trail.entries().get(0).getRequest()).isEqualTo("POST /stock/LAMP-S/picks");
    }

    @Test
    void aRefusedPickLeavesNothingBehind() throws Exception {
        mvc.perform(post("/stock/TAR-5/picks").param("pieces", "7"))
                .andExpect(status().isConflict())
                .andExpect(content().string("1 pieces of TAR-5 are missing"));

        assertThat(stock.movementsOf("TAR-5")).isZero();
        mvc.perform(get("/stock/TAR-5")).andExpect(jsonPath("$[0].pieces", is(6)));
    }

    @Test
    void aPickHasAtLeastOnePiece() throws Exception {
        mvc.perform(post("/stock/LAMP-S/picks").param("pieces", "0")).andExpect(status().isBadRequest());
    }

    @Test
    void theCarrierReadsXml() throws Exception {
        mvc.perform(get("/stock/export"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Site", "Local"))
                .andExpect(xpath("/stock/article[@sku='ROPE-10']/pieces").number(55.0));
    }
}
