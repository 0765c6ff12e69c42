package com.paperlantern.bookstore.metadata;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.method;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestTemplate;

import com.paperlantern.bookstore.config.HttpClientConfig;

public class IsbnMetadataClientTest {

    private static final String ISBN = "9780156027601";

    private final HttpClientConfig config = new HttpClientConfig();
    private IsbnMetadataClient client;
    private MockRestServiceServer server;

    @Before
    public void setUp() {
        RestTemplate restTemplate = config.restTemplate(config.httpClient());
        client = new IsbnMetadataClient(restTemplate, "https://wholesaler/isbn");
        server = MockRestServiceServer.createServer(restTemplate);
    }

    @After
    public void verifyRequests() {
        server.verify();
    }

    @Test
    public void readsWhatTheWholesalerKnows() {
        server.expect(requestTo("https://wholesaler/isbn/" + ISBN)).andExpect(method(HttpMethod.GET))
                .andRespond(withSuccess("{\"isbn\": \"" + ISBN + "\", \"publisher\": \"Mariner\", \"pages\": 204,"
                        + " \"weight\": 181}", MediaType.APPLICATION_JSON));

        assertEquals(Integer.valueOf(204), client.find(ISBN).get().getPages());
    }

    @Test
    public void nothingKnownIsEmpty() {
        server.expect(requestTo("https://wholesaler/isbn/" + ISBN)).andRespond(withStatus(HttpStatus.NO_CONTENT));

        assertFalse(client.find(ISBN).isPresent());
    }

    @Test
    public void theirOutageIsNotOurs() {
        server.expect(requestTo("https://wholesaler/isbn/" + ISBN)).andRespond(withServerError());

        assertFalse(client.find(ISBN).isPresent());
    }
}
