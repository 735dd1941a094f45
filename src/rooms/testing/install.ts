/** For tests of what walks the table: the rooms are there once this is imported. */
import { installForTests } from "../../app/testing/install.ts";
import { ROOMS } from "../index.ts";

installForTests(ROOMS);
