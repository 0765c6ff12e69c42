package a;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ApiTest {

    @Test
    void answers() {
        ResponseEntity<String> response = ResponseEntity.ok("a");
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
    }
}
