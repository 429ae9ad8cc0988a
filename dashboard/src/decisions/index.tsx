import { Route, Routes } from "react-router";
import { DecisionList } from "./DecisionList";
import { DecisionPage } from "./DecisionPage";
import "./decisions.css";

/** What was decided, and why? */
export default function Decisions() {
  return (
    <Routes>
      <Route index element={<DecisionList />} />
      <Route path=":id" element={<DecisionPage />} />
    </Routes>
  );
}
