package p;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

class A {
    int code(ResponseEntity<String> answer) {
        return Optional.of(answer).map(ResponseEntity::getStatusCode).map(HttpStatusCode::value).orElse(0);
    }

    String reason(ResponseEntity<String> answer) {
        return Optional.of(answer).map(ResponseEntity::getStatusCode).map(it -> HttpStatus.valueOf(it.value()).getReasonPhrase()).orElse("");
    }
}
