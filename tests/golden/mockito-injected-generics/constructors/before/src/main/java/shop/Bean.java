package shop;

import org.springframework.transaction.annotation.Transactional;

@Transactional
public class Bean {
    private Names<String> names;
}
