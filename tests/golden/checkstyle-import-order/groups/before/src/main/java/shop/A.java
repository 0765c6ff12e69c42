package shop;

import org.acme.Tool;
import java.util.List;
import org.acme.Box;

import static org.acme.Tool.use;

class A {}
