package shop;

import org.springframework.http.client.reactive.AbstractClientHttpResponse;

abstract class Canned extends AbstractClientHttpResponse {
}
