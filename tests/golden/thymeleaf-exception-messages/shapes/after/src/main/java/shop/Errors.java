package shop;

import java.io.IOException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

@ControllerAdvice
class Errors {
    @ExceptionHandler(NumberFormatException.class)
    ModelAndView number(Exception exception) {
        ModelAndView page = new ModelAndView("400error");
        page.addObject("exception", exception);
        return page;
    }

    @ExceptionHandler
    String file(IOException ex, Model model) {
        model.addAttribute("problem", ex);
        return "400error";
    }

    @ExceptionHandler
    String own(ShopException own, Model model) {
        model.addAttribute("own", own);
        model.addAttribute("text", own.getMessage());
        return "400error";
    }
}
