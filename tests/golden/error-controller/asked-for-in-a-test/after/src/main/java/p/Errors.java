package p;

import org.springframework.boot.web.servlet.error.ErrorController;

class Errors implements ErrorController {
    public String getErrorPath() {
        return "/error";
    }
}
