package com.paperlantern.bookstore.validation;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;

import javax.validation.Validation;
import javax.validation.Validator;

import org.junit.BeforeClass;
import org.junit.Test;

import com.paperlantern.bookstore.web.dto.BookForm;

public class IsbnValidatorTest {

    private static Validator validator;

    @BeforeClass
    public static void makeValidator() {
        validator = Validation.buildDefaultValidatorFactory().getValidator();
    }

    @Test
    public void acceptsIsbns() {
        for (String isbn : Arrays.asList("9780441478125", "9780547773742", "9791034743650")) {
            assertEquals(isbn, 0, violations(isbn));
        }
    }

    @Test
    public void refusesEverythingElse() {
        for (String isbn : Arrays.asList(null, "", "978044147812", "9780441478126", "978-0441478125", "1234567890128")) {
            assertEquals(isbn, 1, violations(isbn));
        }
    }

    private static int violations(String isbn) {
        BookForm form = new BookForm();
        form.setIsbn(isbn);
        return validator.validateProperty(form, "isbn").size();
    }
}
