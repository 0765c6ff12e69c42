package shop;

import org.springframework.http.HttpStatus;

class Client {
    HttpStatus status = HttpStatus.OK;

    void handleError(HttpStatus status) {}
}
