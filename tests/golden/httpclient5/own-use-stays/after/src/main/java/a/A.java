package a;

import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

class A {
}
