package a;

import org.springframework.stereotype.Service;

@Service
class App {
}
