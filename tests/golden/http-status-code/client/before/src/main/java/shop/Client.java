package shop;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class Client {
    HttpStatus ask(ResponseEntity<String> answer, Own own) {
        HttpStatus status = answer.getStatusCode();
        HttpStatus mine = own.getStatusCode();
        switch (answer.getStatusCode()) {
            case OK:
                break;
        }
        web.retrieve().onStatus(HttpStatus::is4xxClientError, r -> null);
        return answer.getStatusCode();
    }
}
