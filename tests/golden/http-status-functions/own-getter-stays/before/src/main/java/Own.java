import java.util.Optional;
import org.springframework.http.HttpStatus;

class Own {
    Optional<HttpStatus> of(Optional<Failure> failure) {
        return failure.map(Failure::status);
    }
}
