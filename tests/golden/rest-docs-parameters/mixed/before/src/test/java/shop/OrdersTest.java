package shop;

import static io.restassured.RestAssured.given;
import static org.springframework.restdocs.request.RequestDocumentation.parameterWithName;
import static org.springframework.restdocs.request.RequestDocumentation.relaxedRequestParameters;
import static org.springframework.restdocs.request.RequestDocumentation.requestParameters;

import org.springframework.restdocs.mockmvc.RestDocumentationRequestBuilders;

class OrdersTest {
    void ordered() throws Exception {
        mockMvc.perform(RestDocumentationRequestBuilders.post("/orders").param("what", map.get("a")))
            .andDo(document("orders/post", requestParameters(parameterWithName("what").description("What."))));
    }

    void found() {
        given(spec).filter(document("orders/found", requestParameters(parameterWithName("q").description("Q."))))
            .queryParam("q", "a").when().get("/orders").then().statusCode(200);
    }

    void watched() {
        client.get().uri("/orders?since=1").exchange().expectBody()
            .consumeWith(document("orders/watched", relaxedRequestParameters(parameterWithName("since"))));
    }
}
