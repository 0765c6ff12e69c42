package com.harborline.orders.web;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.junit4.SpringRunner;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

import com.harborline.orders.model.Customer;
import com.harborline.orders.model.PurchaseOrder;
import com.harborline.orders.repository.CustomerRepository;
import com.harborline.orders.repository.PurchaseOrderRepository;

@RunWith(SpringRunner.class)
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
public class OrderControllerTest {

    private static final String ORDERS = "/customers/ada@example.org/orders";
    private static final String BUOYS = "[{\"article\": \"buoy\", \"quantity\": 2, \"price\": 19.50}]";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private CustomerRepository customers;

    @Autowired
    private PurchaseOrderRepository orders;

    private Customer ada;

    @Before
    public void createCustomer() {
        ada = customers.save(new Customer("Ada", "ada@example.org"));
    }

    @Test
    public void salesPlacesOrders() throws Exception {
        mvc.perform(json(post(ORDERS), BUOYS).with(httpBasic("sally", "sells")))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith(ORDERS + "/")))
                .andExpect(jsonPath("$.total", is(39.0)));
        mvc.perform(get(ORDERS).with(httpBasic("dan", "ships")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    public void dispatchShipsThem() throws Exception {
        Long id = orders.save(new PurchaseOrder(ada)).getId();

        mvc.perform(json(put(ORDERS + "/" + id + "/state"), "\"CONFIRMED\"").with(httpBasic("dan", "ships")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state", is("CONFIRMED")));
        mvc.perform(json(put(ORDERS + "/" + id + "/state"), "\"OPEN\"").with(httpBasic("dan", "ships")))
                .andExpect(status().isConflict());
        mvc.perform(json(put(ORDERS + "/" + id + "/state"), "\"SHIPPED\"").with(httpBasic("sally", "sells")))
                .andExpect(status().isForbidden());
    }

    @Test
    public void strangersSeeTheHealthOnly() throws Exception {
        mvc.perform(get("/actuator/health")).andExpect(status().isOk());
        mvc.perform(get(ORDERS)).andExpect(status().isUnauthorized());
        mvc.perform(json(post(ORDERS), BUOYS).with(httpBasic("dan", "ships"))).andExpect(status().isForbidden());
    }

    @Test
    public void unknownCustomersAreNotFound() throws Exception {
        mvc.perform(json(post("/customers/ben@example.org/orders"), BUOYS).with(httpBasic("sally", "sells")))
                .andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
