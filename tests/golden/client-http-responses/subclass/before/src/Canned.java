package shop;

import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.AbstractClientHttpResponse;

class Canned extends AbstractClientHttpResponse {

    private final int code;

    Canned(int code) {
        this.code = code;
    }

    @Override
    public int getRawStatusCode() {
        return code;
    }

    @Override
    public String getStatusText() {
        return "canned";
    }

    @Override
    public void close() {
    }

    @Override
    public InputStream getBody() {
        return InputStream.nullInputStream();
    }

    @Override
    public HttpHeaders getHeaders() {
        return new HttpHeaders();
    }
}
