package shop;

import static org.acme.Tool.use;

import org.acme.Tool;
import java.util.List;
import org.acme.Box;


class A {}
