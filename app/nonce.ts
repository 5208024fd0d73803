import { createContext } from "react";

/** The page's one-time word for scripts; empty in the browser, which hides it from scripts. */
export const NonceContext = createContext("");
