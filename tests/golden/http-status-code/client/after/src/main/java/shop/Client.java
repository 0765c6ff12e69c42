package shop;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

class Client {
    HttpStatus ask(ResponseEntity<String> answer, Own own) {
        HttpStatus status = HttpStatus.valueOf(answer.getStatusCode().value());
        HttpStatus mine = own.getStatusCode();
        switch (HttpStatus.valueOf(answer.getStatusCode().value())) {
            case OK:
                break;
        }
        web.retrieve().onStatus(HttpStatusCode::is4xxClientError, r -> null);
        return HttpStatus.valueOf(answer.getStatusCode().value());
    }
}
