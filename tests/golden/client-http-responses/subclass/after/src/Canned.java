package shop;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

class Canned implements ClientHttpResponse {

    private final int code;

    Canned(int code) {
        this.code = code;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return HttpStatusCode.valueOf(getRawStatusCode());
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
