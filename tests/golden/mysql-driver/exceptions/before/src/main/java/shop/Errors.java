package shop;

import com.mysql.jdbc.exceptions.jdbc4.MySQLIntegrityConstraintViolationException;
import org.springframework.web.bind.annotation.ExceptionHandler;

class Errors {

    @ExceptionHandler(MySQLIntegrityConstraintViolationException.class)
    void twice(MySQLIntegrityConstraintViolationException exception) {
    }
}
