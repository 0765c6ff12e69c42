package shop;

import java.sql.SQLIntegrityConstraintViolationException;
import org.springframework.web.bind.annotation.ExceptionHandler;

class Errors {

    @ExceptionHandler(SQLIntegrityConstraintViolationException.class)
    void twice(SQLIntegrityConstraintViolationException exception) {
    }
}
